import { networkNames } from '@veche/contract/networks/index.ts'
import access from './en/access.json'
import answers from './en/answers.json'
import common from './en/common.json'
import desk from './en/desk.json'
import errors from './en/errors.json'
import incidents from './en/incidents.json'
import notes from './en/notes.json'
import notifications from './en/notifications.json'
import work from './en/work.json'

/** What the frame and the work on questions say; every other section brings its own words. */
export const texts = {
  access,
  answers,
  common: { ...common, network: networkNames('en') },
  desk,
  errors,
  incidents,
  notes,
  notifications,
  work,
}

/** Where the words of each section are: a browser needs the places of one language. */
export const sections = import.meta.glob<Record<string, unknown>>('./en/sections/**/*.json', {
  import: 'default',
})
