/** What is wrong with a Book, by the codes of `book/README.md`. */
export const FAULTS = [
  'first_not_key',
  'key_again',
  'origin_differs',
  'rotation_unsigned',
  'key_replaced',
  'checkpoint_unsigned',
  'entry_altered',
  'tile_altered',
  'root_differs',
  'tail_cut',
  'history_rewritten',
  'day_differs',
  'not_witnessed',
  'figure_differs',
  'entry_unreadable',
  'time_back',
  'time_ahead',
  'backdated',
  'question_unknown',
  'taken_twice',
  'taken_backdated',
  'taken_changed',
  'time_untrue',
  'answer_before_question',
  'answer_changed',
  'answer_backdated',
  'late_withdrawn',
  'late_missing',
  'late_early',
  'late_delayed',
  'on_time_untrue',
  'minutes_untrue',
  'due_moved',
  'state_contradicts',
  'into_unknown',
] as const
export type FaultCode = (typeof FAULTS)[number]

export type Fault = {
  code: FaultCode
  /** Of the entry, from 0; null where it is of the whole Book. */
  index: number | null
  question: number | null
  /** What the words of this code speak of: times, names, numbers. */
  values: Readonly<Record<string, string | number>>
}
