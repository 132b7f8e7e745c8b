import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { keepStyles } from './keep-styles.ts'
import { precompress } from './precompress.ts'
import { scopedName } from './scoped-name.ts'

/** What every page of the staff needs, without what opens an answer: two files in place of sixty small ones, each of which costs a round trip. */
export const SHARED = [
  // With what it is told before the first schema is made, and with no schema.
  { name: 'zod', test: /node_modules\/zod\/|web\/src\/lib\/forms\/quiet-zod\.ts/, priority: 4 },
  {
    name: 'vendor',
    test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//,
    priority: 3,
  },
  {
    name: 'desk',
    // With the styles of its page and of its answers, which would be a file of their own.
    test: /web\/src\/(app\/pages\/desk|features\/answers\/[\w-]+)\/[\w-]+\.module\.css|web\/src\/features\/(incidents|desk|work)\/(?!([\w-]+\/)?(\w*Dialogs?\.tsx|Attachment(Viewer|Stage)|Bulk|TakeTable|Likely|likely|Merge|OwnField|own-field|CommandPalette|palette-|OwnSteps|UndoQuestion|Task|KeptTake|RefusedTake|Near|near-|by-distance|[Ss]nooz|NumberField|DismissReason|PressButtons|use-person|merge-target|split-parts|SpreadShares|use-agency-options|name-of-action|undo-question|use-own-step-words|use-undo-run|triage-form|FieldMergeView|use-merge|Meanwhile|agency-options|refusal-of))/,
    priority: 2,
  },
  {
    name: 'shared',
    // Of the contract what every page needs, and no schema: those come with the first form that asks.
    test: /web\/src\/(ui|lib|app)\/(?!pages\/|([\w-]+\/){0,2}(kept-(acts|words|refusal)|use-kept-runs|offline\.ts|passkeys\.ts|PreferenceButtons|KeptWorkHost|KeptHere|KeptAct|shrink-picture|time-code|DiffText|ToldText|diff\.|Palette|use-palette|OwnSteps|use-own-steps|OwnField|(use-)?own-field|KeysDialog|TourHost|tour-|Dialog\.tsx|dialog-close|use-typed-words|use-outside-close|FormDialog|DialogForm|KeptForm|TakenFields|FieldChoice|use-(form|overlong|field-words|schema-problems)|quiet-zod|schema-of|DataTable|BulkBar|use-chosen|csv\.|position\.|(Markdown)?Import(Dialog|Preview)|PickFiles|import-preview|SectionTabs|PastLine|sheet-body|format-figures|FieldMerge|MenuList|Combobox|combobox-options|use-kept-edit|use-found|ReasonDialog|Confirm|PlaceField|download-file|use-begun|use-kept-reason|NothingFound|upload-file|kept-things|edit-conflict|use-person-options|to-query|command-key|use-recently|changed-fields|count-authors|step-links))|contract\/src\/(durations|rules\/(cursor-order|limits|live-place|same-words)|values\/(access|answers|channels|incidents|notifications))\.ts/,
    priority: 1,
  },
  // Beside the body of a question: one file, because each name of a file is carried by every page.
  {
    name: 'duty-line',
    test: /web\/src\/(app\/pages\/desk\/DutyOfThis|features\/portal\/duty\/(DutyLine|PhoneLinks|phones|use-(duty|moment)-words|duty\.(queries|module)))/,
    priority: 1,
  },
  // The list, the card and what they need that nothing above has: one file in place of eight.
  { name: 'desk-page', test: /web\/src\/app\/pages\/desk\/DeskPage\.tsx/, priority: 0 },
]

export default defineConfig(({ command }) => ({
  base: '/',
  plugins: [react(), keepStyles(), precompress()],
  css: { modules: { generateScopedName: command === 'build' ? scopedName : '[name]_[local]' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content policy allows no data: fonts, and one small file more costs nothing.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      // The open pages are made by the server; what recounts them in the browser is a file beside the client.
      input: { index: 'index.html', recount: 'src/open/recount.ts', receipt: 'src/open/receipt.ts' },
      // A name of a style is written where it is used.
      optimization: { inlineConst: { mode: 'all' } },
      output: { codeSplitting: { groups: SHARED } },
    },
  },
  server: { port: 18400, proxy: { '/api': 'http://localhost:8080' } },
}))
