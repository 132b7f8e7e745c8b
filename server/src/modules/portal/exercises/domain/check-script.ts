/** What is wrong with a script, before anybody plays it. */
import type { Beat, Script } from './script.ts'

const LONGEST_MINUTES = 120
/** After the last words somebody still has to answer them. */
const TAIL_MINUTES = 10

export function listScriptProblems(script: Script, knownMunicipalities: ReadonlySet<string>): string[] {
  const { beats, minutes, municipalities, goals } = script
  return [
    ...(minutes > 0 && minutes <= LONGEST_MINUTES ? [] : ['minutes']),
    ...(goals.length > 0 ? [] : ['no goals']),
    ...municipalities.filter((code) => !knownMunicipalities.has(code)).map((code) => `nowhere: ${code}`),
    ...listRepeats(beats.map(({ key }) => key)).map((key) => `key twice: ${key}`),
    // What came is found again by its words.
    ...listRepeats(beats.map(({ text }) => text)).map((text) => `text twice: ${text}`),
    ...beats
      .filter((one) => isWithinAnother(one, beats))
      .map(({ key }) => `within the words of another: ${key}`),
    ...beats.flatMap((beat, index) => listBeatProblems(beat, { script, before: beats[index - 1] })),
    ...listMissingKinds(beats),
  ]
}

function isWithinAnother({ key, text }: Beat, beats: readonly Beat[]): boolean {
  return beats.some((other) => other.key !== key && other.text !== text && other.text.includes(text))
}

function listRepeats(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

function listBeatProblems(
  beat: Beat,
  { script, before }: { script: Script; before: Beat | undefined },
): string[] {
  const { key, minute, municipality, place, subject, text, silencedAfter, kind } = beat
  const problems = [
    ...(before && before.minute > minute ? ['before the one before it'] : []),
    ...(minute >= 0 && minute <= script.minutes - TAIL_MINUTES ? [] : ['outside of its time']),
    ...(script.municipalities.includes(municipality) ? [] : ['in a place that the exercise has not']),
    ...((place === 'email') === (subject !== undefined) ? [] : ['a letter has a subject, others have none']),
    ...(text.trim() === text && text.length >= 10 ? [] : ['words']),
    ...(silencedAfter === undefined || kind === 'rumour' ? [] : ['only a rumour is silenced']),
  ]
  return problems.map((problem) => `${key}: ${problem}`)
}

/** A danger that nothing looks like is found by any word of it. */
function listMissingKinds(beats: readonly Beat[]): string[] {
  const kinds = new Set(beats.map(({ kind }) => kind))
  return [
    ...(kinds.has('danger') ? [] : ['no danger']),
    ...(kinds.has('danger') && !kinds.has('lookalike') ? ['no lookalike of its dangers'] : []),
  ]
}
