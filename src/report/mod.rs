//! Floor 7: reports for other tools and people: versioned counterpart types of what the Briefing holds.
