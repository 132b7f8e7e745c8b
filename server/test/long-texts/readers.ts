/** Every pure function that reads what a resident or a writer wrote, by module and name. */

import {
  listPromises,
  readPromise,
  readSentences,
  saysTime,
} from '@veche/contract/rules/promise/read-promise.ts'
import { futureOf } from '@veche/contract/rules/replies/future-of.ts'
import { findPhotoWords } from '@veche/contract/rules/replies/photo-words.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import { findDisagreements } from '../../src/modules/answers/agreement/domain/disagreements.ts'
import * as asked from '../../src/modules/answers/checklist/domain/asked.ts'
import { type CheckedAnswer, checkAnswer } from '../../src/modules/answers/checklist/domain/checklist.ts'
import { saysDeed, saysWork } from '../../src/modules/answers/checklist/domain/deeds.ts'
import { markClaims } from '../../src/modules/answers/checklist/domain/mark-claims.ts'
import { markPhrases } from '../../src/modules/answers/checklist/domain/mark-phrases.ts'
import { measurePlainLanguage } from '../../src/modules/answers/checklist/domain/plain-language.ts'
import { readMessage as readAsking } from '../../src/modules/answers/checklist/domain/read-message.ts'
import { readReply } from '../../src/modules/answers/checklist/domain/read-reply.ts'
import {
  countGrams,
  highestSimilarity,
  similarityOf,
} from '../../src/modules/answers/checklist/domain/similarity.ts'
import { readClause } from '../../src/modules/answers/checklist/domain/subjects.ts'
import * as variables from '../../src/modules/answers/checklist/domain/variables.ts'
import { answersOfMatter, nearestAnswers } from '../../src/modules/answers/matter/domain/other-matter.ts'
import * as ask from '../../src/modules/answers/parts/domain/ask-author.ts'
import * as greeting from '../../src/modules/answers/parts/domain/personalise.ts'
import { announcesPrivate } from '../../src/modules/answers/parts/domain/private-part.ts'
import { hideNames } from '../../src/modules/answers/templates/domain/hide-names.ts'
import { fillModelAnswer } from '../../src/modules/answers/templates/domain/model-answer.ts'
import { wordShare } from '../../src/modules/answers/templates/domain/word-share.ts'
import * as after from '../../src/modules/chats/classes/domain/after-answer.ts'
import * as names from '../../src/modules/chats/classes/domain/names.ts'
import { readSigns } from '../../src/modules/chats/classes/domain/read-signs.ts'
import { findCry } from '../../src/modules/chats/dangers/domain/cry.ts'
import { readLinkCode } from '../../src/modules/chats/members/domain/link-code.ts'
import { tellingWords } from '../../src/modules/chats/replies/domain/likely-questions.ts'
import { tellsLittle } from '../../src/modules/chats/replies/domain/propose-question.ts'
import * as parts from '../../src/modules/chats/replies/domain/question-parts.ts'
import { isReceipt } from '../../src/modules/chats/replies/domain/receipt.ts'
import { readReplySigns } from '../../src/modules/chats/replies/domain/reply-signs.ts'
import * as match from '../../src/modules/fakes/matching/domain/match.ts'
import * as rumour from '../../src/modules/fakes/matching/domain/read-rumour.ts'
import * as core from '../../src/modules/fakes/matching/domain/rumour-core.ts'
import { claimOf } from '../../src/modules/fakes/signal/domain/claim-of.ts'
import * as talk from '../../src/modules/fakes/signal/domain/claim-talk.ts'
import * as words from '../../src/modules/livestreams/questions/domain/asked-words.ts'
import { stemsOf } from '../../src/modules/livestreams/questions/domain/question-words.ts'
import { isCutOff } from '../../src/modules/livestreams/replies/domain/cut-off.ts'
import { assertTemplate, remarkOf } from '../../src/modules/livestreams/replies/domain/reply-text.ts'
import * as tag from '../../src/modules/livestreams/stream/domain/tag.ts'
import { indexText } from '../../src/modules/text/domain/cues/cue.ts'
import { findRumour } from '../../src/modules/text/domain/cues/rumour.ts'
import { findPeople } from '../../src/modules/text/domain/people/find-people.ts'
import { hidePeople } from '../../src/modules/text/domain/people/hide-people.ts'
import * as personal from '../../src/modules/text/domain/people/personal-data.ts'
import * as where from '../../src/modules/text/domain/places/only-where.ts'
import * as place from '../../src/modules/text/domain/places/place.ts'
import { createPlaceFinder } from '../../src/modules/text/domain/places/spans/place-finder.ts'
import { findStreets } from '../../src/modules/text/domain/places/spans/streets/find-streets.ts'
import { readHouseBefore, readHouseBehind } from '../../src/modules/text/domain/places/spans/streets/house.ts'
import { spanOf } from '../../src/modules/text/domain/places/spans/streets/street-name.ts'
import * as streetWords from '../../src/modules/text/domain/places/spans/streets/street-words.ts'
import { restOfText } from '../../src/modules/text/domain/rest-of-text.ts'
import { readTerms } from '../../src/modules/text/domain/search/read-terms.ts'
import { meaningsIn } from '../../src/modules/text/domain/search/search-index.ts'
import { findBirths } from '../../src/modules/text/domain/spans/dates.ts'
import { readSpokenNumber, writeFigures } from '../../src/modules/text/domain/spans/figures.ts'
import { findIllnesses } from '../../src/modules/text/domain/spans/health/find-illnesses.ts'
import { findHomes } from '../../src/modules/text/domain/spans/homes.ts'
import { findNames } from '../../src/modules/text/domain/spans/names/find-names.ts'
import * as nameWords from '../../src/modules/text/domain/spans/names/name-words.ts'
import { isOfficial } from '../../src/modules/text/domain/spans/names/officials.ts'
import { findNumbers } from '../../src/modules/text/domain/spans/numbers/find-numbers.ts'
import { findFigures, findPersonalSpans } from '../../src/modules/text/domain/spans/personal-spans.ts'
import * as title from '../../src/modules/text/domain/title.ts'
import { understandVerdict } from '../../src/modules/text/domain/verdict.ts'
import { buildWordSenses, senseOf } from '../../src/modules/text/domain/words/lexicon/word-senses.ts'
import { wordSet } from '../../src/modules/text/domain/words/likeness.ts'
import { nearBefore, nearBehind } from '../../src/modules/text/domain/words/near.ts'
import { wordPairs } from '../../src/modules/text/domain/words/near-duplicates.ts'
import { findMeanings } from '../../src/modules/text/domain/words/synonyms/meanings.ts'
import { orderedStems, stemPhrase, tokenize } from '../../src/modules/text/domain/words/tokens.ts'
import {
  createLearnedSuggester,
  createRuleSuggester,
  mayPassOn,
  readWithSense,
} from '../../src/modules/text/index.ts'
import { loadStarter } from '../../src/modules/text/reader/starter.ts'
import { endOf, fieldSigns, mannerSigns, readTold } from '../../src/modules/text/rumours/domain/read-told.ts'
import { readClaim, readManner } from '../../src/modules/text/rumours/domain/rumour-reader.ts'
import { readStartingCatalogue } from '../../src/modules/text/testing/starting-data.ts'

export type Reader = (text: string) => unknown

const SENSES = buildWordSenses()

const NOW = { day: '2026-11-28', time: '12:00' }
const ANSWER: CheckedAnswer = {
  ...{ kind: 'final', text: '', privateText: '', hasManyRecipients: true, outcome: 'explained', now: NOW },
  ...{ question: 'Когда уберут снег?', authorFirstName: 'Анна', textLimit: 4000, isTopicPhysical: false },
  ...{
    hasPhotoAfter: false,
    hasPhoto: true,
    stopPhrases: ['а', 'не', 'в ближайшее время'],
    isPublished: false,
    likeness: null,
    disagreements: null,
    promisedDay: '2026-11-30',
    standingDay: '2026-11-29',
  },
}
const ASKS = 'Когда уберут снег и кто убирает? Куда звонить, где песок, почему темно, сколько стоит вызов?'
const REPLY = 'Снег уберут завтра, отвечает «Водоканал», звоните 112: авария. На Мира 5 бесплатно.'

function check(text: string) {
  const answer = { ...ANSWER, text, privateText: text }
  return markPhrases(checkAnswer(answer), answer, [{ id: 'one', text: ANSWER.question }])
}

const CARD = match.compileCard({
  ...{ claim: 'Школу № 3 закроют с марта', fullText: '', carrierTexts: [] },
  place: { named: [], settlement: null, around: null },
})
const VALUES = {
  ...{ имя: 'Анна', адрес: '', номер: '', тема: '', муниципалитет: '' },
  ...{ орган: '', телефон: '', срок: '', исполнитель: '' },
}
const suggest = createRuleSuggester(readStartingCatalogue())
const learned = createLearnedSuggester(readStartingCatalogue(), loadStarter())
const FACTS = { channelMunicipalityCode: null, isForm: true }

const throwsAtMost = (read: Reader): Reader => {
  return (text) => {
    try {
      return read(text)
    } catch {
      return null
    }
  }
}

/** Both ways round: a long draft, and a long answer of a neighbour. */
const disagree: Reader = (text) => {
  const place = { street: 'Мира ул.', house: '5', words: text }
  const told = (words: string) => [{ number: 1, at: NOW, text: words }]
  return [
    findDisagreements(text, { now: NOW, place, told: told(REPLY) }),
    findDisagreements(REPLY, { now: NOW, place, told: told(text) }),
    findDisagreements(text, { now: NOW, place, told: told(text) }),
  ]
}

export const READERS: Record<string, Record<string, Reader>> = {
  contract: {
    readPromise: (text) => readPromise(text, NOW.day),
    listPromises: (text) => listPromises(readSentences(text, NOW), NOW),
    saysTime: (text) => saysTime(readSentences(text, NOW)),
  },
  answers: {
    findDisagreements: disagree,
    compareTerms: disagree,
    compareSums: disagree,
    compareBodies: disagree,
    comparePlaces: disagree,
    listClaims: disagree,
    clauseAt: disagree,
    matterOf: disagree,
    isEither: disagree,
    isOfOtherTime: disagree,
    listAsked: (text) => [asked.listAsked(text, REPLY), asked.listAsked(ASKS, text)],
    listAskedOfEach: (text) => asked.listAskedOfEach([text, text, ASKS], text),
    checkAnswer: (text) => check(text),
    markPhrases: (text) => check(text),
    readClause: (text) => readClause(text),
    readReply: (text) => asked.listAsked(ASKS, text) && readReply(text),
    readMessage: (text) =>
      readAsking(`${text}. кто?`)({ start: text.length + 2, end: text.length + 5 }, undefined),
    asksAuthor: ask.asksAuthor,
    withoutAsking: ask.withoutAsking,
    askAuthor: (text) => ask.askAuthor(text, 'is_solved', 'comment'),
    ...{ saysDeed, saysWork },
    markClaims,
    answersOfMatter: (text) => answersOfMatter(text, [text, REPLY]),
    nearestAnswers: (text) => nearestAnswers(text, [text, REPLY]),
    fillModelAnswer: (text) => fillModelAnswer(text, VALUES),
    futureOf: (text) => futureOf(text, 'завтра'),
    hideNames,
    personalise: (text) => greeting.personalise(text, { from: 'Анна', to: 'Яна' }),
    withoutGreetedName: greeting.withoutGreetedName,
    measurePlainLanguage,
    announcesPrivate,
    countGrams,
    similarityOf: (text) => similarityOf(text, text),
    highestSimilarity: (text) => highestSimilarity(text, [text]),
    fillVariables: (text) => variables.fillVariables(text, VALUES),
    findPlaceholders,
    findPhotoWords,
    unknownVariables: variables.unknownVariables,
    wordShare: (text) => wordShare(text, text),
  },
  chats: {
    tellsUselessAnswer: after.tellsUselessAnswer,
    withdraws: after.withdraws,
    tellingWords,
    readLinkCode,
    mentionsAny: (text) => names.mentionsAny(text, ['Вера']),
    isNamed: (text) => names.isNamed(text, 'Вера'),
    isAddressed: (text) => names.isAddressed(text, 'Вера'),
    questionParts: parts.questionParts,
    isAnsweredInPart: (text) => parts.isAnsweredInPart(text, text, { measures: true }),
    findCry,
    readSigns,
    isReceipt,
    readReplySigns,
    tellsLittle,
  },
  fakes: {
    claimOf: (text) => claimOf(text, 300),
    withoutHead: talk.withoutHead,
    withoutTail: (text) => talk.withoutTail(text, true),
    withoutMidst: talk.withoutMidst,
    readClaim: core.readClaim,
    readCores: core.readCores,
    readMessage: (text) => match.matchScore(match.readMessage(text), CARD, () => CARD.place),
    readWords: rumour.readWords,
    clausesOf: rumour.clausesOf,
  },
  livestreams: {
    askedWords: words.askedWords,
    askedOrWhole: words.askedOrWhole,
    plainWords: words.plainWords,
    foldingWords: words.foldingWords,
    isCutOff,
    stemsOf,
    remarkOf: (text) => remarkOf(text, null),
    assertTemplate: throwsAtMost(assertTemplate),
    tagsIn: tag.tagsIn,
    withoutTag: (text) => tag.withoutTag(text, 'эфир'),
  },
  text: {
    endOf,
    fieldSigns,
    readTold,
    mannerSigns,
    readManner: (text) => readManner(SENSES, text),
    senseOf: (text) => senseOf(SENSES, text.split(' '), () => 1),
    mayPassOn: (text) =>
      mayPassOn(text, [readClaim({ topic: loadStarter().topic, senses: SENSES }, 'Роддом закроют')]),
    suggest: (text) => suggest([{ text, facts: FACTS }]),
    readWithSense: (text) => readWithSense(loadStarter(), text),
    readFeatures: (text) => learned([{ text, facts: FACTS }]),
    restOfText: (text) => restOfText(text, [ASKS, text.slice(0, text.length / 2)]),
    indexText,
    findPeople,
    bearsName: findPeople,
    nearBefore: (text) => nearBefore(text, text.length),
    nearBehind: (text) => nearBehind(text, 0),
    hidePeople: (text) => hidePeople(text, ['Вера Ильина', 'Света']),
    wordSet,
    findPersonalData: personal.findPersonalData,
    maskPersonalData: (text) => personal.maskPersonalData(text),
    findPersonalSpans,
    findFigures,
    findBirths: (text) => findBirths(text, []),
    findIllnesses: (text) => findIllnesses(text, []),
    findHomes,
    findNames,
    findNumbers,
    isOfficial: (text) => isOfficial(text, text.length / 2, text.length / 2 + 1),
    wordPairs,
    readTerms,
    meaningsIn,
    findMeanings,
    findStreets,
    readSpokenNumber: (text) => readSpokenNumber(text, text.length / 2),
    writeFigures,
    readWords: (text) => [streetWords.readWords(text), nameWords.readWords(text)],
    spanOf: (text) =>
      spanOf(text, { from: 0, name: streetWords.readWords(text), gender: 'f', prefix: '', confidence: 1 }),
    findPlaces: createPlaceFinder([], []),
    readHouseBehind: (text) => readHouseBehind(text, text.length / 2),
    readHouseBefore: (text) => readHouseBefore(text, text.length / 2),
    findChosenLine: place.findChosenLine,
    saysOnlyWhere: where.saysOnlyWhere,
    wordsBesideWhere: where.wordsBesideWhere,
    findPlace: (text) => place.findPlace(text, null, place.findChosenLine(text)),
    findRumour: (text) => findRumour(text, { hasPlace: false }),
    buildTitle: (text) => title.buildTitle(text, null),
    splitSentences: title.splitSentences,
    tokenize,
    orderedStems,
    stemPhrase,
    understandVerdict,
  },
}
