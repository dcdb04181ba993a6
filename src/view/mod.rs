//! Floor 9: draws the App into a frame, one file a pane.
