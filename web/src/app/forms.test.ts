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
/** Their sending is never `null`, and nothing in them can be left empty. */
const NOTHING_TO_FILL = [
  'features/answers/editor/RenameDialog.tsx',
  'features/access/second-factor/AskResetDialog.tsx',
  'features/book/KeyDialog.tsx',
  'features/book/RemoveDialog.tsx',
  'features/erasure/ConfirmErasureDialog.tsx',
  'features/erasure/person/HeldOfPerson.tsx',
  'features/erasure/person/PersonDemands.tsx',
  'features/erasure/retention/WaitingTerms.tsx',
  'features/fakes/screen/ConfirmDialog.tsx',
  'features/fakes/publication/PublishDialog.tsx',
  'features/fakes/verdict/RemoveEvidenceDialog.tsx',
  'features/incidents/commands/ConfirmDialog.tsx',
  'features/livestreams/questions/DeclineDialog.tsx',
  'features/livestreams/answer-line/WordDialog.tsx',
  'features/reports/schedules/DeleteDialog.tsx',
]
/** They say in words of their own what is missing, or their shell holds the command against the contract. */
const OWN_WORDS = ['incompleteText', 'words']
/** They name by hand what is missing, because no schema knows it. */
const BY_HAND: Readonly<Record<string, string>> = {
  'features/access/users/GrantDialog.tsx': 'whether a role has a place depends on the role',
  'features/access/users/PeopleBulk.tsx': 'whether a role has a place depends on the role',
  'features/access/passkeys/AddPasskeyDialog.tsx':
    'a password is asked for only after a while, and the key is made later',
  'features/answers/approval/SendBackDialog.tsx': 'its button says what is missing before it is pressed',
  'features/answers/checklist/OverrideDialog.tsx':
    'the contract lets an answer go without a reason, a remark does not',
  'features/answers/sending/ByHandDialog.tsx':
    'the link is wrong while it is typed, and whoever opened the form sends it',
  'features/answers/sending/GiveUpDialog.tsx': 'whoever opened the form sends the reason, with more',
  'features/book/SwitchOnPage.tsx': 'the places come from the network, and the first of them is chosen',
  'features/channels/TokenDialog.tsx':
    'the keys are those that a network asks for, and one of them is enough',
  'features/chats/members/DutySection.tsx':
    'its moments are made of what may be empty, and one is held to the other',
  'features/chats/members/MemberDialog.tsx': 'the person stands in the address of the request',
  'features/chats/registry/AddChatDialog.tsx': 'the fields come with the chat that is chosen',
  'features/chats/registry/ChatSetup.tsx': 'a page, whose form is kept open: only its title can be empty',
  'features/desk/snoozes/SnoozeMenu.tsx': 'the day is held to the clock',
  'features/desk/views/SaveViewDialog.tsx': 'a name that nobody has touched is not sent',
  'features/fakes/screen/DropDialog.tsx': 'only one of the reasons asks for a number',
  'features/fakes/signal/NewFakeDialog.tsx': 'the moment is held to the clock',
  'features/incidents/commands/ChangeDeadlineDialog.tsx': 'the moment is held to the clock',
  'features/incidents/commands/StepDialogs.tsx': 'nothing stands for what the author has not said',
  'features/incidents/triage/AssignDialog.tsx':
    'the contract takes any text for an agency, and a unit or a person is enough',
  'features/incidents/triage/TriageDialog.tsx':
    'a change of a question may leave out what it does not change',
  'features/livestreams/intake/TypedDialog.tsx': 'goes into a queue, which adds what the request has besides',
  'features/livestreams/promises/PromiseDialog.tsx': 'the day is held to the clock',
  'features/portal/courses/editor/CourseEditor.tsx':
    'its fields stand in lists: each is named with its place, which the words of the engine leave out',
  'features/portal/pulse/PulseDialog.tsx': 'a blank is asked for only when all is said, and goes along',
  'features/reports/schedules/ScheduleDialog.tsx': 'a view is asked for by one kind of report alone',
  'features/settings/SettingsEditor.tsx': 'each setting has a rule of its own, which comes with it',
}

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
  expect(nameless.map(sayWhere)).toEqual([])
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

it('what is missing is said by the contract, or the form is known with its reason', () => {
  const byHand = elements.filter(
    ({ tag, attributes, isSpread }) =>
      DIALOGS.includes(tag) && attributes.has('missing') && !attributes.has('accepted') && !isSpread,
  )
  expect([...new Set(byHand.map(({ file }) => file))].toSorted()).toEqual(Object.keys(BY_HAND).toSorted())
})

/** They are no form of the one engine. */
const OWN_FORMS: Readonly<Record<string, string>> = {
  'features/access/SubstitutionsSection.tsx': 'two days in a row, which the browser itself asks for',
  'features/access/second-factor/TwoFactorSetUp.tsx': 'six digits beside a picture',
  'features/access/sign-in/FirstAdministratorForm.tsx': 'the browser fills it in and keeps what it did',
  'features/access/sign-in/PasswordForm.tsx': 'the browser fills it in and keeps what it did',
  'features/access/sign-in/TotpForm.tsx': 'six digits, or a code kept on paper',
  'features/answers/approval/MendEditor.tsx': 'the text of an answer, mended where it stands',
  'features/channels/FormKeys.tsx': 'one field under a list',
  'features/directory/routes/RouteTester.tsx': 'asks and changes nothing',
  'features/erasure/consent/ConsentPanel.tsx': 'a text that stands on a page, and a button beside it',
  'features/erasure/leak/LeakPanel.tsx': 'asks and changes nothing',
  'features/erasure/person/FindPersonForm.tsx': 'asks and changes nothing',
  'features/erasure/retention/RetentionPanel.tsx': 'a table of days, each of which may be empty',
  'features/exchange/ExportForm.tsx': 'asks for a file and changes nothing',
  'features/fakes/verdict/OpinionForm.tsx': 'the verdict is a row of buttons, and the words outlive the page',
  'features/portal/courses/CheckCertificate.tsx': 'asks and changes nothing',
  'features/reports/schedules/AddressesSection.tsx': 'one field under a list',
}

it('a form is one of the engine, or it is known with its reason', () => {
  const own = elements.filter(({ tag, isSpread }) => tag === 'form' && !isSpread)
  expect(own.map(({ file }) => file).toSorted()).toEqual(Object.keys(OWN_FORMS).toSorted())
})

const CHANGES = /api\.(?:PUT|PATCH)\('([^']+)'/g
/** As the server has them without `before`, each for its reason: see kept-edits.api.test.ts of the server. */
const WITHOUT_BEFORE = [
  '/api/book/pages/{channelId}',
  '/api/notifications/preferences',
  '/api/own-account/network-accounts/{authorId}',
  '/api/views/order',
  '/api/views/{viewId}',
  '/api/views/{viewId}/watch',
  '/api/by-hand/{recordId}',
  '/api/incidents/{incidentId}/snooze',
  '/api/incidents/{incidentId}/notes/{noteId}',
  '/api/incidents/{incidentId}/answer/draft',
  '/api/incidents/{incidentId}/answer/files/{fileId}',
  '/api/contributions/{contributionId}/files/{fileId}',
  '/api/chats/{chatId}/digests/{digestId}',
  '/api/livestreams/{livestreamId}/order',
  '/api/fakes/{fakeId}/carriers',
  '/api/reports/own-letter',
  '/api/articles/{articleId}/vote',
  '/api/feedback/{threadId}/vote',
  '/api/practices/{practiceId}/vote',
  '/api/duty/posts/{postId}/roster',
  '/api/gates/{right}',
  '/api/rules/switch',
  '/api/push',
  '/api/reader/nightly',
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
