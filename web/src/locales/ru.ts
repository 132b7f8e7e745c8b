import { networkNames } from '@veche/contract/networks/index.ts'
import access from './ru/access.json'
import answers from './ru/answers.json'
import common from './ru/common.json'
import desk from './ru/desk.json'
import errors from './ru/errors.json'
import incidents from './ru/incidents.json'
import notes from './ru/notes.json'
import notifications from './ru/notifications.json'
import work from './ru/work.json'

/** What the frame and the work on questions say; every other section brings its own words. */
export const texts = {
  access,
  answers,
  common: { ...common, network: networkNames('ru') },
  desk,
  errors,
  incidents,
  notes,
  notifications,
  work,
}

/** Where the words of each section are: a browser needs the places of one language. */
export const sections = import.meta.glob<Record<string, unknown>>('./ru/sections/**/*.json', {
  import: 'default',
})
