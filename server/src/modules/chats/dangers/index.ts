/** By which words a danger is known, and by which the same words are none. Its rules are read by rules alone. */
export {}
