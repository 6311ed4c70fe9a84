//! The file itself: how it is made and opened, which versions of its format there are, and how a file from elsewhere
//! is kept from doing harm.

pub(crate) mod open;
pub(crate) mod schema;
pub(crate) mod standing;
pub(crate) mod unfinished;
