/** The weekly letter of a head: five figures with their change, three late things in words, own promises, the next broadcast. */
import type {
  Compared,
  Language,
  LateQuestion,
  Promised,
  ReportFacts,
  Setting,
} from '../../composing/domain/facts.ts'
import { formatChange, formatShown, roundShown } from '../../composing/domain/numbers.ts'
import { REPORT_WORDS } from '../../composing/domain/report-words.ts'
import { isTooFew, partOf } from '../../composing/domain/small-share.ts'
import { restOf } from '../../composing/domain/state-figure.ts'
import { createTimes } from '../../composing/domain/times.ts'
import { type LetterPart, toHtml, toText } from './letter.ts'
import { LETTER_WORDS } from './letter-words.ts'

const LATE_SHOWN = 3

export type Letter = { subject: string; text: string; html: string }

export function composeHeadLetter(
  facts: ReportFacts,
  { language, zone, publicUrl }: Setting & { publicUrl: string },
): Letter {
  const words = LETTER_WORDS[language]
  const { section } = REPORT_WORDS[language]
  const times = createTimes({ language, zone })
  const { from, to } = facts.period
  const subject = words.headSubject(facts.place, times.day(to))
  const parts: LetterPart[] = [
    { title: `${facts.place}: ${times.days(from, to)}`, lines: [], isFirst: true },
    {
      title: section.figures,
      lines: facts.figures.map((compared) => ({
        text: lineOf(compared, language),
        href: rowsOf(compared, publicUrl),
      })),
    },
    {
      title: section.late,
      lines:
        facts.late.length === 0
          ? [{ text: REPORT_WORDS[language].nothingLate }]
          : facts.late.slice(0, LATE_SHOWN).map((late) => lateLine(late, { language, publicUrl, times })),
    },
    {
      title: section.promises,
      lines: [...facts.promisesDue, ...facts.promisesBroken].map((promise) =>
        promiseLine(promise, {
          publicUrl,
          times,
          isBroken: facts.promisesBroken.includes(promise),
          language,
        }),
      ),
    },
    {
      title: section.next,
      lines: facts.nextStream
        ? [
            {
              text: `${times.moment(facts.nextStream.plannedAt)}: ${facts.nextStream.title}`,
              href: `${publicUrl}/livestreams`,
            },
          ]
        : [],
    },
    { title: null, lines: [{ text: words.stop, href: `${publicUrl}/profile#own-letter` }] },
  ].filter(({ lines, isFirst }) => lines.length > 0 || isFirst)
  return { subject, text: toText(parts), html: toHtml(parts, language) }
}

/** A share of few is told as what it is: «3 из 4». */
function lineOf({ figure, now, before, sums = {} }: Compared, language: Language): string {
  const { unit } = figure
  const name = figure.name[language]
  if (now.value === null) return `${name}: ${REPORT_WORDS[language].unknown}`
  const rest = restOf(figure, { sums, language })
  if (isTooFew(now)) return `${name}: ${partOf(now, language)}${rest && ` (${rest})`}`
  const shown = roundShown(unit, now.value)
  const was = !before || before.value === null || isTooFew(before) ? null : roundShown(unit, before.value)
  const change = formatChange(unit, { now: shown, before: was }, language)
  return `${name}: ${formatShown(unit, shown, language)}${change ? ` (${change.text})` : ''}${rest && `, ${rest}`}`
}

function rowsOf({ figure }: Compared, publicUrl: string): string {
  return `${publicUrl}/figures?figure=${figure.code}`
}

type Place = { language: Language; publicUrl: string; times: ReturnType<typeof createTimes> }

function lateLine({ card, topic, body, dueAt }: LateQuestion, { language, publicUrl, times }: Place) {
  const { hidden, number, column } = REPORT_WORDS[language]
  const what = card ? `${number(String(card.number))} ${card.title}` : (topic ?? hidden)
  const text = `${[what, body].filter(Boolean).join('. ')}. ${column.due}: ${times.moment(dueAt)}`
  return card ? { text, href: `${publicUrl}/incident/${card.incidentId}` } : { text }
}

function promiseLine(
  { number, what, who, dueAt, incidentId }: Promised,
  { language, publicUrl, times, isBroken }: Place & { isBroken: boolean },
) {
  const words = REPORT_WORDS[language]
  const state = isBroken ? words.broken : words.due
  return {
    text: `${words.number(String(number))} ${[what, who].filter(Boolean).join(', ')}; ${state}: ${times.moment(dueAt)}`,
    href: `${publicUrl}/incident/${incidentId}`,
  }
}
