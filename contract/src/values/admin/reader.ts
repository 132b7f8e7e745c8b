/** How the reader of texts learns from the people of an installation. */

/** Where a run stands. */
export const READER_STAGES = ['reading', 'comparing', 'learning'] as const
/** How a run ended. */
export const READER_ENDS = ['used', 'not_used', 'too_few', 'nothing_new', 'failed'] as const
/** What the comparison said of a version; all but the first two are not used by themselves. */
export const READER_OUTCOMES = ['better', 'no_worse', 'worse', 'of_no_use', 'harms', 'waits'] as const
