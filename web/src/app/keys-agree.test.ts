import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { BULK_KEYS, SINGLE_KEYS } from '../features/desk/bulk/bulk-form.ts'
import { ACTION_KEYS } from '../features/incidents/card/card-actions.ts'
import { groupsFor } from './KeysDialog.tsx'

const SOURCES = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const digits = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1))

type Place = { group: string; computed?: readonly string[] }
/** Where keys are handled, the group of the list that names them, and the keys that come from a table. */
const PLACES: Record<string, Place> = {
  '../app/shell/Shell.tsx': { group: 'everywhere' },
  './shell/Shell.tsx': { group: 'everywhere' },
  '../ui/overlays/toast.tsx': { group: 'everywhere' },
  '../features/answers/editor/EditorFooter.tsx': { group: 'everywhere' },
  './pages/OnAirPage.tsx': { group: 'everywhere' },
  './pages/desk/DeskPage.tsx': { group: 'list', computed: digits(9) },
  './pages/answers/ByHandPage.tsx': { group: 'list' },
  './pages/answers/ApprovalsPage.tsx': { group: 'list' },
  '../ui/lists/SearchBox.tsx': { group: 'list' },
  '../features/incidents/merging/BurstOffer.tsx': { group: 'list' },
  '../features/incidents/card/ActionBar.tsx': {
    group: 'card',
    computed: Object.values(ACTION_KEYS).flatMap((key) => (key === null ? [] : [key])),
  },
  '../features/incidents/card/IncidentCard.tsx': { group: 'card' },
  '../features/answers/approval/DecisionFooter.tsx': { group: 'approval' },
  './pages/desk/use-selection-keys.ts': { group: 'chosen', computed: Object.keys(BULK_KEYS) },
  '../features/chats/talk/use-chat-keys.ts': { group: 'chat', computed: digits(8) },
  '../features/livestreams/air/use-air-keys.ts': { group: 'air' },
  '../features/fakes/list/use-list-keys.ts': { group: 'fakes' },
  './pages/FakesPage.tsx': { group: 'fakes' },
  './pages/outages/OutagesPage.tsx': { group: 'outages' },
  './pages/portal/KnowledgePage.tsx': { group: 'knowledge' },
  '../features/portal/today/use-day-keys.ts': { group: 'today' },
  './pages/portal/OrdersPage.tsx': { group: 'orders' },
  './pages/portal/BroadcastsPage.tsx': { group: 'broadcasts' },
  './pages/portal/FeedbackPage.tsx': { group: 'feedback' },
  './pages/portal/PracticesPage.tsx': { group: 'practices' },
  './pages/rules/RulesPage.tsx': { group: 'rules' },
  '../features/outages/offer/OutageOffers.tsx': { group: 'card' },
  './pages/desk/MacrosOfThis.tsx': { group: 'card' },
}
/** Handled by the field one writes in, not by the page. */
const OF_FIELD: Record<string, readonly string[]> = { chat: ['mod+enter'] }
/** The search of the list of claims is the box every list has; Enter of the list is the one of the card. */
const ELSEWHERE: Record<string, readonly string[]> = {
  fakes: ['/'],
  outages: ['/'],
  knowledge: ['/'],
  orders: ['/'],
  feedback: ['/'],
  practices: ['/'],
  // Arrows are heard by the rows.
  list: ['enter', 'arrowup', 'arrowdown'],
}

const handlers = Object.entries(SOURCES).flatMap(([file, text]) =>
  file.includes('.test.') || file.endsWith('lib/keyboard/hotkeys.ts') ? [] : keysHandled(file, text),
)

describe('the list of keys', () => {
  it('knows every place that handles keys', () => {
    expect(handlers.filter(({ file }) => !PLACES[file]).map(({ file }) => file)).toEqual([])
  })

  it('names every key that does something', () => {
    const unnamed = handlers.flatMap(({ file, keys }) => {
      const { group, computed = [] } = PLACES[file] ?? { group: '' }
      return [...keys, ...computed]
        .map((key) => key.toLowerCase())
        .filter((key) => !listed(group).has(key))
        .map((key) => `${file}: ${key}`)
    })
    expect(unnamed).toEqual([])
  })

  it('names no key that does nothing', () => {
    const idle = groupsFor('/').flatMap(({ key: group }) => {
      const handled = new Set(
        [
          ...(OF_FIELD[group] ?? []),
          ...(ELSEWHERE[group] ?? []),
          ...handlers.flatMap(({ file, keys }) => {
            const place = PLACES[file]
            return place?.group === group ? [...keys, ...(place.computed ?? [])] : []
          }),
        ].map((key) => key.toLowerCase()),
      )
      return [...listed(group)].filter((key) => !handled.has(key)).map((key) => `${group}: ${key}`)
    })
    expect(idle).toEqual([])
  })

  it('takes keys of one question for a refusal only while several are chosen', () => {
    const known = new Set([...listed('card'), ...listed('approval')])
    expect(SINGLE_KEYS.filter((key) => !known.has(key))).toEqual([])
  })

  it('undoes by Ctrl+Z only: a letter alone is pressed by accident', () => {
    const bare = handlers.filter(({ keys }) => keys.includes('z')).map(({ file }) => file)
    // On air one hand is at the keyboard and Z stands on the button.
    expect(bare).toEqual(['../features/livestreams/air/use-air-keys.ts'])
  })
})

/** The names of a group as the handlers write them. */
function listed(group: string): Set<string> {
  const keys = groupsFor('/').find(({ key }) => key === group)?.keys ?? []
  return new Set(keys.flatMap(toHandlerNames))
}

function toHandlerNames(name: string): string[] {
  if (/^1–\d$/.test(name)) return digits(Number(name.at(-1)))
  if (name === '↑+↓') return ['arrowup', 'arrowdown']
  if (name === 'Esc') return ['escape']
  return [name.replace('Ctrl+', 'mod+').toLowerCase()]
}

/** Keys written out in calls of `useHotkeys`; `...Object.fromEntries(table)` is named in PLACES. */
function keysHandled(file: string, text: string): { file: string; keys: string[] }[] {
  if (!text.includes('useHotkeys(')) return []
  const keys: string[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'useHotkeys')
      keys.push(...namesIn(node.arguments[0]))
    node.forEachChild(visit)
  }
  visit(source)
  return [{ file, keys }]
}

function namesIn(node: ts.Node | undefined): string[] {
  if (!node) return []
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((property) =>
      ts.isSpreadAssignment(property)
        ? namesIn(property.expression)
        : property.name
          ? [property.name.getText().replaceAll("'", '')]
          : [],
    )
  if (ts.isParenthesizedExpression(node)) return namesIn(node.expression)
  return ts.isBinaryExpression(node) ? namesIn(node.right) : []
}
