/**
 * A published text as everybody may read it: without our question to its author, without the name in a greeting, and
 * without telephones, flats and names of residents. Whatever is shown to the public goes through here.
 */
import { hidePeople } from '../../text/index.ts'
import { withoutAsking, withoutGreetedName } from '../parts/index.ts'

/** `names`: of residents whom the text may be about, as the network writes them. */
export function publicTextOf(text: string, names: readonly string[] = []): string {
  return hidePeople(withoutGreetedName(withoutAsking(text)), names)
}
