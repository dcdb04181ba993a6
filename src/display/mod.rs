//! Floor 7: rows, roles and paint: what stands where on a screen of cells. Pure; knows no ratatui.
