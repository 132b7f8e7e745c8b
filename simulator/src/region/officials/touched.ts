/**
 * What a person has laid a hand on is theirs: whoever looks around in the demo puts a question aside, begins to write or
 * names who does it, and nobody played goes on with it behind their back. What the played ones did themselves is known
 * while this process lives; after a restart it counts as a person's, which leaves a few questions to people.
 */
import type { Answer, ListItem } from './shapes.ts'

export type Played = {
  /** Questions whose executor was named by somebody played. */
  appointed: Set<string>
  /** Questions in which somebody played has begun to write. */
  written: Set<string>
}

type Keeping = {
  played: Played
  isAside: (item: ListItem) => Promise<boolean>
  isVisitors: (item: ListItem) => Promise<boolean>
}

export const nobodyPlayed = (): Played => ({ appointed: new Set(), written: new Set() })

/** Nobody played moves it on. */
export async function isLeftToPerson(
  { played, isAside, isVisitors }: Keeping,
  item: ListItem,
): Promise<boolean> {
  return isGivenByPerson(item, played) || (await isAside(item)) || isVisitors(item)
}

/** Given to somebody by name, by a person. Whoever takes a question by themselves has no name on it before. */
function isGivenByPerson(
  { id, step, assigneeName }: Pick<ListItem, 'id' | 'step' | 'assigneeName'>,
  { appointed }: Played,
): boolean {
  return step === 'assigned' && assigneeName !== null && !appointed.has(id)
}

export function isWrittenByPerson(
  id: string,
  { drafts }: Pick<Answer, 'drafts'>,
  { written }: Played,
): boolean {
  return !written.has(id) && drafts.some(({ text }) => text.trim() !== '')
}
