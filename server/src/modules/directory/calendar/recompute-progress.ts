/** How far the deadlines have been counted anew after a change of the calendar. */
