export const MOST_TOPIC_WORDS = 60
/** Letters of one word or phrase. */
export const TOPIC_WORD_LIMIT = 60

/** Why a row is no word of a topic; `starter`: the starter has it already. */
export const TOPIC_WORDS_PROBLEMS = ['too_long', 'bad_signs', 'no_word', 'repeated', 'starter'] as const
export type TopicWordsProblem = (typeof TOPIC_WORDS_PROBLEMS)[number]
