/** Reads a message that stands alone by the models of the product. */
import {
  type ClassModels,
  classifyByModels,
  type LearnedClass,
  type MessageClass,
  questionParts,
} from '../../../modules/chats/index.ts'
import { SHIPPED_WORDS } from '../../../modules/directory/index.ts'
import {
  createRuleSuggester,
  type Feature,
  namesOurPlace,
  readWithSense,
  type Suggester,
  type TopicModels,
  type TopicSuggestion,
} from '../../../modules/text/index.ts'

const WORK: readonly MessageClass[] = ['question', 'complaint', 'danger', 'rumour']

/** What the rules read in a text, which is a sign for the models. */
export function createFactReader() {
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  return (text: string) => {
    const [found] = suggest([{ text, facts: { channelMunicipalityCode: null } }])
    return {
      topicConfidence: found?.topic?.confidence ?? 0,
      hasPlace: (found?.place.fragments.length ?? 0) > 0,
      namesOurPlace: namesOurPlace(found?.municipality ?? null),
      isDangerByText: found?.kind.code === 'danger',
    }
  }
}

/** The topics that the words of the directory find, best first. */
export function topicsByRules(suggest: Suggester, text: string): TopicSuggestion[] {
  const [found] = suggest([{ text, facts: { channelMunicipalityCode: null } }])
  return found?.topic ? [found.topic, ...found.alternatives] : []
}

/** What a model of one's own is taught by and asked with: the words, and what all that ships makes of them. */
export function createSenseFeatures(models: TopicModels): (text: string) => Feature[] {
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  return (text) => readWithSense(models, text, topicsByRules(suggest, text)).features
}

export function createMessageReader(models: ClassModels) {
  const factsOf = createFactReader()
  return (text: string): LearnedClass => {
    const message = {
      ...{
        text,
        authorId: 'author',
        authorRole: 'resident' as const,
        writtenAt: new Date(0),
        repliesTo: null,
      },
      ...factsOf(text),
    }
    return classifyByModels(models, { message, earlier: [] })
  }
}

export function describeDanger(read: LearnedClass | null): { score: number; isDanger: boolean } {
  return { score: round(read?.dangerScore ?? 0), isDanger: read?.class === 'danger' }
}

/** How many things a message asks for: its questions, and one for what it complains of. */
export function countAsks(name: MessageClass, text: string): number {
  return WORK.includes(name) ? Math.max(1, questionParts(text).length) : 0
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
