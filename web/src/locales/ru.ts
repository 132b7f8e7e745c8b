import access from './ru/access.json'
import answers from './ru/answers.json'
import channels from './ru/channels.json'
import chats from './ru/chats.json'
import common from './ru/common.json'
import control from './ru/control.json'
import desk from './ru/desk.json'
import directory from './ru/directory.json'
import errors from './ru/errors.json'
import exchange from './ru/exchange.json'
import fakes from './ru/fakes.json'
import inbox from './ru/inbox.json'
import incidents from './ru/incidents.json'
import installation from './ru/installation.json'
import livestreams from './ru/livestreams.json'
import notes from './ru/notes.json'
import notifications from './ru/notifications.json'
import settings from './ru/settings.json'
import tour from './ru/tour.json'
import work from './ru/work.json'

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
