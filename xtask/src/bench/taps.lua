-- Taps for wrk. Arguments behind `--`: the status that counts as good, a number of this run, and how many taps there
-- are to one unhappy one (0: all are happy). With the status 200, nothing is posted: the address is asked as it is.
-- `done` prints one line of JSON.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local pages = { "/checkout/thank-you", "/checkout/payment", "/support/returns/4711", "/basket", "/account/orders" }
local locales = { "en", "de", "pt-BR", "fr" }
local good, run, unhappy_every

function init(args)
  good, run, unhappy_every = tonumber(args[1]), tonumber(args[2]), tonumber(args[3])
  others, count = 0, 0
  math.randomseed(run * 64 + number)
  if good == 201 then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "text/plain;charset=UTF-8"
    wrk.headers["Origin"] = "http://localhost:8081"
    wrk.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
  end
end

-- A UUIDv7: the moment, and behind it the run, the thread and the tap, so that none comes twice.
local function id()
  local ms = os.time() * 1000 + count % 1000
  return string.format("%08x-%04x-7%03x-%04x-%04x%08x", math.floor(ms / 65536), ms % 65536, math.random(0, 4095),
    32768 + number % 16384, run, count)
end

local function score()
  if unhappy_every > 0 and count % unhappy_every == 0 then return math.random(1, 2) end
  return math.random(3, 5)
end

local function tap()
  count = count + 1
  local body = string.format(
    '{"id":"%s","rev":0,"score":%d,"steps":5,"survey":"checkout","page":"https://shop.example%s","locale":"%s"}',
    id(), score(), pages[count % #pages + 1], locales[count % #locales + 1])
  return wrk.format(nil, nil, nil, body)
end

local asked
function request()
  if good == 201 then return tap() end
  asked = asked or wrk.format()
  return asked
end

function response(status)
  if status ~= good then others = others + 1 end
end

function done(summary, latency)
  local errors, bad = summary.errors, 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("others") end
  print(string.format(
    '{"answers":%d,"others":%d,"broken":%d,"seconds":%.6f,"p50_ms":%.3f,"p99_ms":%.3f}',
    summary.requests, bad, errors.connect + errors.read + errors.write + errors.timeout, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
