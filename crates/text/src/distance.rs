//! Levenshtein's distance by bit vectors, 64 places in one machine word (Myers 1999 with Hyyrö's blocks, 2003): the one
//! step that whoever compares rows is made of.
//!
//! A column of the table of distances is kept as its vertical differences: a bit in `up` where the distance grows by
//! one going down, a bit in `down` where it shrinks. One step takes the column to the next with a handful of
//! instructions for 64 places. What the rows are made of, and when the work ends, is the caller's.

/// The vertical differences of 64 places of a column.
#[derive(Debug, Clone)]
pub struct Block {
    up: u64,
    down: u64,
}

impl Default for Block {
    fn default() -> Self {
        Self { up: u64::MAX, down: 0 }
    }
}

impl Block {
    /// Takes the block over one number: `equal` has its places, `carry` is the horizontal difference above the first.
    /// Answers the horizontal difference at the place of the bit `end`.
    pub fn step(&mut self, equal: u64, carry: isize, end: u64) -> isize {
        let falls = u64::from(carry < 0);
        let vertical = equal | self.down;
        let equal = equal | falls;
        let horizontal = (((equal & self.up).wrapping_add(self.up)) ^ self.up) | equal;
        let mut rise = self.down | !(horizontal | self.up);
        let mut fall = self.up & horizontal;
        let change = isize::from(rise & end != 0) - isize::from(fall & end != 0);
        rise = rise << 1 | u64::from(carry > 0);
        fall = fall << 1 | falls;
        self.up = fall | !(vertical | rise);
        self.down = rise & vertical;
        change
    }
}
