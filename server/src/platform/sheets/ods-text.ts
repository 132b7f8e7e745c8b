/** The words of a cell of an OpenDocument: paragraphs are its lines; notes beside it are none of them. */
import { appendText } from './xml-stream.ts'

type Attributes = Readonly<Record<string, string>>
const MOST_SPACES = 10_000

export function createOdsText() {
  let lines: string[] = []
  let line = ''
  let inParagraph = 0
  /** A comment, a picture or a reading aid is open. */
  let aside = 0

  function add(piece: string) {
    line = appendText(line, piece)
  }

  return {
    start() {
      lines = []
      line = ''
      inParagraph = 0
      aside = 0
    },
    open(name: string, attributes: Attributes) {
      if (aside > 0 || ASIDE.includes(name)) {
        aside += 1
        return
      }
      if (name === 'p' || name === 'h') {
        inParagraph += 1
        line = ''
      }
      if (inParagraph === 0) return
      if (name === 's') add(' '.repeat(Math.min(MOST_SPACES, Number(attributes['text:c'] ?? 1) || 1)))
      if (name === 'tab') add('\t')
      if (name === 'line-break') add('\n')
    },
    add(piece: string) {
      if (aside > 0 || inParagraph === 0) return
      // A line of the file ends nowhere in the text. Spaces in a row are kept: LibreOffice writes them so too.
      const joined = piece.replace(/[ \t]*[\r\n]\s*|\t/g, ' ')
      add(joined.startsWith(' ') && !piece.startsWith(' ') && /^$| $/.test(line) ? joined.slice(1) : joined)
    },
    close(name: string) {
      if (aside > 0) {
        aside -= 1
        return
      }
      if (name !== 'p' && name !== 'h') return
      inParagraph -= 1
      lines.push(line)
    },
    take: () => lines.join('\n'),
  }
}

const ASIDE = ['annotation', 'frame', 'shapes', 'ruby-text', 'detective', 'custom-shape', 'control']
