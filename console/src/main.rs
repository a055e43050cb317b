//! The desk's page: what the browser starts.

fn main() {
    console::open();
}
