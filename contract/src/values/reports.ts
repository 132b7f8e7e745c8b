/** What is done on the way to an answer, in order: writing and the first approval inside a body, then the approval for publication. */
export const STAGES = ['writing', 'inner_approval', 'approval'] as const
/** Without approval by anybody there would be no answer, so only these can be left out. */
export const STAGES_LEFT_OUT = ['inner_approval', 'approval'] as const
/** Of a past month lived through again under other rules. */
export const REPLAY_STATES = ['waiting', 'reading', 'replaying', 'done', 'failed'] as const
export const RULE_CHANGES = ['without_stage', 'more_people', 'route'] as const
export const MOST_NEW_PEOPLE = 20
/** What a report may be, as what it goes out, and how often. */

/** `figures`: all of them as their page shows them, beside the period before. */
export const REPORT_KINDS = ['summary', 'meeting_note', 'figures'] as const

export const REPORT_FORMATS = ['docx', 'xlsx', 'pdf'] as const

/** What a report may be taken away as: for tables of other programmes too. */
export const REPORT_FILE_FORMATS = [...REPORT_FORMATS, 'csv'] as const

/** What a schedule may send: a report, the rows of a saved view of the desk, or the letter of a head. */
export const SCHEDULED_KINDS = ['summary', 'meeting_note', 'figures', 'desk_view', 'head_letter'] as const

/** The last one is of views only. */
export const SCHEDULE_FORMATS = ['docx', 'xlsx', 'pdf', 'csv'] as const

export const CADENCES = ['daily', 'weekly', 'monthly'] as const

export const RUN_STATES = ['queued', 'building', 'ready', 'failed'] as const

export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed'] as const

export const MOST_RECIPIENTS = 50
