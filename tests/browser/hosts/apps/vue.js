// A shop of two pages, by Vue and Vue Router.

import { createApp, h } from "vue";
import { createRouter, createWebHistory, RouterLink, RouterView } from "vue-router";

const Basket = { render: () => [h("h1", "Basket"), h(RouterLink, { to: "/thanks" }, () => "Order")] };
const Thanks = { render: () => h("h1", "Thank you") };

const router = createRouter({
  history: createWebHistory(location.pathname.replace(/\/(thanks)?$/, "")),
  routes: [
    { path: "/", component: Basket },
    { path: "/thanks", component: Thanks },
  ],
});

createApp({ render: () => h(RouterView) })
  .use(router)
  .mount("#app");
