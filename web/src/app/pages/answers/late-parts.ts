/** Stands behind the address of a question, and leads to the first part of its answer that another body owes. */
export const LATE_PARTS = 'late-parts'
