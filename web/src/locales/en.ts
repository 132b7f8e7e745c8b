import access from './en/access.json'
import answers from './en/answers.json'
import channels from './en/channels.json'
import chats from './en/chats.json'
import common from './en/common.json'
import control from './en/control.json'
import desk from './en/desk.json'
import directory from './en/directory.json'
import errors from './en/errors.json'
import exchange from './en/exchange.json'
import fakes from './en/fakes.json'
import inbox from './en/inbox.json'
import incidents from './en/incidents.json'
import installation from './en/installation.json'
import livestreams from './en/livestreams.json'
import notes from './en/notes.json'
import notifications from './en/notifications.json'
import settings from './en/settings.json'
import tour from './en/tour.json'
import work from './en/work.json'

export const texts = {
  access,
  answers,
  channels,
  chats,
  common,
  control,
  desk,
  directory,
  errors,
  exchange,
  fakes,
  inbox,
  incidents,
  installation,
  livestreams,
  notes,
  notifications,
  settings,
  tour,
  work,
}
