/** The words by which a danger is recognised, and those that rule it out. Only domain rules read this wing. */
export {}
