/**
 * Every form of the product, from its source: a refusal finds its field, what is missing is named, and a change of a kept
 * thing says how it stood before. That no text is cut in silence is a rule of the linter.
 */
import ts from 'typescript'
import { expect, it } from 'vitest'

const SOURCES = import.meta.glob<string>(['../{app,features,lib}/**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const sources = Object.entries(SOURCES).map(([name, text]) => ({ file: name.replace('../', ''), text }))
const CONTROLS = ['TextField', 'TextArea', 'SelectField', 'Combobox', 'CheckField', 'ChoiceField']
const DIALOGS = ['DialogForm', 'FormDialog', 'AirFormDialog', 'CommandDialog', 'StepDialog', 'KeptForm']
/** They ask, set a filter, or pass their own properties on; nothing of them is refused by a field. */
const NAMELESS = ['features/incidents/filter/FilterDialog.tsx Combobox']
/** Their sending is never `null`, and nothing in them can be left empty. */
const NOTHING_TO_FILL = [
  'features/answers/drafts/RenameDialog.tsx',
  'features/access/second-factor/AskResetDialog.tsx',
  'features/book/KeyDialog.tsx',
  'features/book/RemoveDialog.tsx',
  'features/erasure/ConfirmErasureDialog.tsx',
  'features/fakes/screen/ConfirmDialog.tsx',
  'features/fakes/publication/PublishDialog.tsx',
  'features/fakes/verdict/RemoveEvidenceDialog.tsx',
  'features/incidents/commands/ConfirmDialog.tsx',
  'features/livestreams/questions/DeclineDialog.tsx',
  'features/livestreams/answer-line/WordDialog.tsx',
  'features/reports/schedules/DeleteDialog.tsx',
]
/** They say in words of their own what is missing. */
const OWN_WORDS = ['incompleteText']

type Element = { file: string; tag: string; attributes: Map<string, string>; isSpread: boolean }

function elementsOf({ file, text }: { file: string; text: string }): Element[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: Element[] = []
  function visit(node: ts.Node): void {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const { properties } = node.attributes
      found.push({
        ...{ file, tag: node.tagName.getText(), isSpread: properties.some(ts.isJsxSpreadAttribute) },
        attributes: new Map(
          properties.filter(ts.isJsxAttribute).map((one) => [one.name.getText(), one.getText()]),
        ),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const elements = sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(elementsOf)
const sayWhere = ({ file, tag }: Element) => `${file} ${tag}`

it('looks at the forms of the whole product', () => {
  expect(elements.filter(({ tag }) => CONTROLS.includes(tag)).length).toBeGreaterThan(150)
  expect(elements.filter(({ tag }) => DIALOGS.includes(tag)).length).toBeGreaterThan(40)
})

it('every field has the name that the server calls it by, so that a refusal finds it', () => {
  const nameless = elements.filter(
    ({ tag, attributes, isSpread }) => CONTROLS.includes(tag) && !attributes.has('name') && !isSpread,
  )
  expect(nameless.map(sayWhere).filter((where) => !NAMELESS.includes(where))).toEqual([])
})

it('every form names what is missing: «Заполнено не всё» never stands alone', () => {
  const silent = elements.filter(
    ({ file, tag, attributes, isSpread }) =>
      DIALOGS.includes(tag) &&
      !isSpread &&
      !['missing', 'accepted', ...OWN_WORDS].some((name) => attributes.has(name)) &&
      !NOTHING_TO_FILL.includes(file),
  )
  expect(silent.map(sayWhere)).toEqual([])
})

const CHANGES = /api\.(?:PUT|PATCH)\('([^']+)'/g
/** As the server has them without `before`, each for its reason: see kept-edits.api.test.ts of the server. */
const WITHOUT_BEFORE = [
  '/api/book/pages/{channelId}',
  '/api/notifications/preferences',
  '/api/views/order',
  '/api/views/{viewId}',
  '/api/incidents/{incidentId}/notes/{noteId}',
  '/api/incidents/{incidentId}/answer/draft',
  '/api/incidents/{incidentId}/answer/files/{fileId}',
  '/api/chats/{chatId}/digests/{digestId}',
  '/api/livestreams/{livestreamId}/order',
  '/api/fakes/{fakeId}/carriers',
  '/api/reports/own-letter',
]
/** New keys and passwords: what stands there is never shown. */
const SECRETS = ['features/channels/TokenDialog.tsx', 'features/access/users/PasswordDialog.tsx']

it('every change of a kept thing is sent with how it stood before', () => {
  const blind = sources.flatMap(({ file, text }) => {
    return [...text.matchAll(CHANGES)].flatMap(({ 1: route = '', index }) =>
      WITHOUT_BEFORE.includes(route) ||
      SECRETS.includes(file) ||
      /\bbefore\b|\bbody,/.test(callAt(text, index))
        ? []
        : [`${file} ${route}`],
    )
  })
  expect(blind).toEqual([])
})

/** From the name of the call to its closing bracket. */
function callAt(text: string, from: number): string {
  let depth = 0
  for (let at = text.indexOf('(', from); at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return text.slice(from, at)
  }
  return text.slice(from)
}
