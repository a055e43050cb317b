//! A place that files can be dropped on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, EventTarget, Node};

use super::files::{held, takes};
use crate::front::Front;

/// What a conversation knows of files that are held over it.
#[derive(Clone, Copy)]
pub(super) struct DropPlace {
    front: Front,
    over: RwSignal<bool>,
}

impl DropPlace {
    pub(super) fn new(front: Front) -> Self {
        Self { front, over: RwSignal::new(false) }
    }

    /// Whether files are held over it.
    pub(super) fn is_under(self) -> bool {
        self.over.get()
    }

    /// Something is held over it: a text stays the browser's own affair.
    pub(super) fn holds(self, event: &DragEvent) {
        if self.can_take(event) {
            event.prevent_default();
            self.over.set(true);
        }
    }

    /// It is held elsewhere, or over something within.
    pub(super) fn leaves(self, event: &DragEvent) {
        let node = |target: Option<EventTarget>| target.and_then(|target| target.dyn_into::<Node>().ok());
        let (place, to) = (node(event.current_target()), node(event.related_target()));
        self.over.set(place.zip(to).is_some_and(|(place, to)| place.contains(Some(&to))));
    }

    /// It is let go.
    pub(super) fn drops(self, event: &DragEvent) {
        self.over.set(false);
        if self.can_take(event) {
            event.prevent_default();
            self.front.uploads().take(self.front, held(event.data_transfer()));
        }
    }

    fn can_take(self, event: &DragEvent) -> bool {
        let types = event.data_transfer().map(|data| data.types());
        takes(self.front) && types.is_some_and(|types| types.includes(&"Files".into(), 0))
    }
}
