import type { Words } from './words.ts'

const number = (count: number) => count.toLocaleString('en')
const count = (amount: number, one: string, many: string) => `${number(amount)} ${amount === 1 ? one : many}`
const time = (written: string) =>
  /^\d+-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(written) ? `${written.slice(0, -1).replace('T', ' ')} UTC` : written

export const EN: Words = {
  lang: 'en',
  number,
  time,
  book: (origin, { entries, questions }) =>
    `The Book of questions ${origin}: ${count(entries, 'entry', 'entries')}, ${count(questions, 'question', 'questions')}.`,
  until: (written) => `The last step was made at ${time(written)}.`,
  key: (key) => `Key of the Book: ${key}`,
  witnessed: (name, written) => `The witness ${name} saw it so at ${time(written)}.`,
  noWitness: 'No witness was asked for: to rule out two histories for two readers, give --witness.',
  seen: (written) => `You saw it at ${time(written)}; since then it has only grown.`,
  whole: 'The Book is whole: no entry was changed, nothing is missing, deadlines and answers agree.',
  forged: (faults) => `The Book cannot be believed: ${count(faults, 'fault', 'faults')}.`,
  more: (faults) => `…and ${number(faults)} more.`,
  withdrawnAnswers: (amount) => `Answers withdrawn: ${number(amount)}. Such a question counts as open again.`,
  movedDeadlines: (amount) => `Deadlines moved after they had passed: ${number(amount)}.`,
  foundAnswers: (amount) =>
    `Answers found within an hour after their deadline was called missed, and counted as in time: ${number(amount)}.`,
  imported: (amount) =>
    `Questions of another system, or from before the Book: ${number(amount)}. Of their deadlines it proves nothing.`,
  place: (index, question) =>
    index === null
      ? 'The Book'
      : question === null
        ? `Entry ${number(index)}`
        : `Entry ${number(index)}, question ${number(question)}`,
  faults: {
    first_not_key: () => 'the Book has to begin with the key that signs it, and it does not.',
    key_again: () => 'another entry of the first key stands in the middle of the Book.',
    origin_differs: () => 'the Book, its key and its signature give different names.',
    rotation_unsigned: () => 'a change of the key that not both keys, the old and the new one, have signed.',
    key_replaced: () =>
      'the Book is not signed by the key that you know: the key was replaced, or it is another Book.',
    checkpoint_unsigned: () => 'the end of the Book is not signed by its key.',
    entry_altered: () => 'the server has another entry than the one that was signed: it was changed.',
    tile_altered: () => 'a file of hashes does not match the entries: no receipt can be checked by it.',
    root_differs: () => 'what was signed does not match the entries.',
    tail_cut: (say) => `the end of the Book was cut off: it had ${say('seen')} entries.`,
    history_rewritten: (say) =>
      `history was rewritten: the Book does not go on from the one that had ${say('seen')} entries. An old copy of the database that was restored looks so too.`,
    day_differs: (say) =>
      `the end of the day ${say('day')} was published otherwise: it spoke of ${say('size')} entries, and they are not the beginning of this Book.`,
    not_witnessed: (say) =>
      `the witness ${say('witness')} has not signed this: perhaps others are shown another Book.`,
    figure_differs: (say) =>
      `the figure “${say('figure')}” of ${say('period')}: published ${say('published')}, by the entries ${say('counted')}.`,
    entry_unreadable: () => 'an entry that cannot be read by the rules of the Book.',
    time_back: (say) =>
      `the entry says ${say('at')}, though entries up to ${say('before')} stand before it: the order or the time is false.`,
    time_ahead: (say) => `the entry says a time that has not come yet: ${say('at')}.`,
    backdated: (say) =>
      `the entry says ${say('at')}, but at ${say('seen')} it was not in the Book: it was put in afterwards.`,
    question_unknown: (say) =>
      `the question comes from nowhere: its first entry is “${say('kind')}”, and not that it was taken.`,
    taken_twice: () => 'the same question is taken a second time.',
    taken_backdated: (say) =>
      `the question was put in at ${say('at')} as if it had been taken at ${say('taken')}.`,
    taken_changed: () => 'what cannot change was changed: when, where and what was asked.',
    time_untrue: () => 'a time that was still to come then, or an end before the question.',
    answer_before_question: (say) =>
      `the answer (${say('answered')}) comes before the question (${say('taken')}).`,
    answer_changed: (say) =>
      `the time of the answer was changed: in entry ${say('before')} it was ${say('was')}, now it is ${say('is')}.`,
    answer_backdated: (say) =>
      `the answer was put in at ${say('at')} as if it had been given at ${say('answered')}.`,
    late_withdrawn: () => 'the entry that the deadline was missed was taken back.',
    late_missing: (say) =>
      `the deadline passed without an answer, and no entry says so${say('due') ? ` (it was ${say('due')})` : ''}.`,
    late_early: (say) => `the deadline is called missed before it has come (${say('due')}).`,
    late_delayed: (say) => `that the deadline (${say('due')}) was missed was said more than a day late.`,
    on_time_untrue: () => '“on time” does not agree with the answer and the deadline.',
    minutes_untrue: (say) =>
      `more working minutes to the answer (${say('minutes')}) than really passed, or no answer.`,
    due_moved: (say) => `the deadline was changed after the answer: now it is ${say('due')}.`,
    state_contradicts: (say) =>
      `the step “${say('kind')}” cannot lead to what is written (${say('member')}).`,
    into_unknown: (say) => `the question was merged into question ${say('into')}, which is not in the Book.`,
  },
  kinds: {
    key: 'key',
    rotated: 'key changed',
    taken: 'taken',
    sorted: 'sorted',
    late: 'deadline missed',
    answered: 'answered',
    published: 'published',
    promised: 'promised',
    moved: 'moved',
    kept: 'kept',
    broken: 'broken',
    refused: 'dismissed',
    passedOn: 'passed on',
    restored: 'restored',
    merged: 'merged',
    parted: 'parted',
    split: 'split',
    dueMoved: 'deadline moved',
    noticed: 'rumour noticed',
    checked: 'rumour checked',
    dropped: 'rumour dropped',
    askedAgain: 'asked again',
    closed: 'closed',
    noted: 'noted',
    erased: 'erased',
  },
  evidence: (file) => `Both signed ends are kept: the earlier one, and the one that contradicts it, ${file}.`,
  figures: {
    figure: 'Figure',
    period: 'Period',
    counted: 'By the entries',
    published: 'Published',
    differs: 'differs',
    compared: (all, different) => `Figures compared: ${number(all)}, different: ${number(different)}.`,
  },
  noFigures: 'Published figures were not compared: the site has no files of them, or they cannot be read.',
  proved: (index, origin, size) =>
    `The receipt is true: it is entry ${number(index)} of the Book of questions ${origin}, which had ${count(size, 'entry', 'entries')} then.`,
  proofRefused: {
    unsigned: 'The receipt is false: the end of the Book in it is not signed by this key.',
    not_included: 'The receipt is false: there is no such entry in the signed Book.',
  },
  proofNeedsKey:
    'A receipt is checked by the key of the Book: give --key. The key stands on the open page of the region.',
  unavailable: (what) => `The Book could not be fetched: ${what}.`,
  unreadable: {
    not_text: 'The Book cannot be read: something else came in place of text.',
    not_base64: 'The Book cannot be read: a signature or a hash is not written as one.',
    not_number: 'The Book cannot be read: something else stands in place of a number.',
    too_large: 'A file is larger than any of a Book; it was not read.',
    entry_not_json: 'An entry cannot be read.',
    entry_not_canonical: 'An entry is not written by the rules.',
    entry_member: 'An entry has too much, or too little.',
    bundle:
      'Some entries are missing, or their file is cut. Try again; if that does not help, write to whoever keeps the Book.',
    tile: 'A file of hashes is missing, or it is cut. Try again; if that does not help, write to whoever keeps the Book.',
    key: 'The key is not written as one: copy the whole of it, in one line.',
    note: 'The end of the Book cannot be read: something else lies at this address.',
    checkpoint: 'The end cannot be read, or no key of this Book has signed it.',
    cosignature: 'The signature of a witness cannot be read.',
    proof: 'This is no receipt of a Book of questions, or its entry is not in it.',
    request: 'The request to a witness cannot be read.',
  },
  regions: {
    region: 'Book',
    entries: 'Entries',
    questions: 'Questions',
    until: 'Last step',
    verdict: 'Check',
  },
  verdicts: { whole: 'whole', forged: 'DO NOT BELIEVE', unreadable: 'not read' },
  usage: {
    verify: `veche verify URL|FOLDER|FILE.tlog-proof: check a Book of questions, or a receipt
  --key KEY        the key of the Book that you know (or a file with it)
  --witness KEY    a witness who has to have signed; may be given several times
  --known FILE     a checkpoint that came by another way: from a newspaper, from another reader
  --days FILE      ends of days out of a letter or a page, as copied: day, entries, root
  --keep FOLDER    keep what was seen: next time only what is new is read, and what was rewritten shows
  --lang ru|en, --json
Exit code: 0 whole, 1 forged, 2 could not be read.`,
    'roll-up': `veche roll-up LIST: one table of many Books; a line of the list is: URL [KEY]
  --month YYYY-MM  of which month the figures are; the last one without it
  --witness KEY, --keep FOLDER, --lang ru|en, --json
Exit code: 0 all whole, 1 some forged, 2 some could not be read.`,
  },
}
