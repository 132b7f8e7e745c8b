/** Every screen of the product, as it is reached: for the checks of accessibility and for the pictures. */
import type { Page } from 'playwright-core'
import { toCookies } from '../setup/session.ts'
import type { StaffRole, StagedRegion } from './staged-region.ts'

export type Screen = {
  name: string
  /** Null: nobody has signed in. */
  role: StaffRole | null
  path: (ids: StagedRegion['ids']) => string
  /** What tells that the screen is there, by its selector: it must hold in both languages. */
  ready: string
  act?: (page: Page) => Promise<void>
  /** Where the screen has no work at one of the sizes. */
  only?: 'desk' | 'phone'
}

/** An address that is no screen's but one. */
const NOWHERE = '/no-such-page'
const nowhere = 'main.page a.btn[href="/"]'
const card = 'main section > header'
const suggestion = '[data-tour="suggestion"]'
const row = 'a[data-selected]'
const checks = 'main details:has([data-check]), main section [data-check]'
const desk = (queue: string, key: string) => (ids: StagedRegion['ids']) => `/desk/${queue}/${ids[key]}`

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', role: null, path: () => '/sign-in', ready: 'main section button' },
  { name: 'desk', role: 'dispatcher', path: desk('new', 'new'), ready: `${card}, ${suggestion}` },
  { name: 'by-hand', role: 'dispatcher', path: () => '/by-hand', ready: 'main form textarea' },
  { name: 'desk-list', role: 'dispatcher', path: () => '/desk/new', ready: row, only: 'phone' },
  { name: 'desk-empty', role: 'dispatcher', path: () => '/desk/new?search=ничего', ready: '.mid' },
  {
    name: 'desk-found',
    role: 'dispatcher',
    path: () => '/desk/all?search=выбоина',
    ready: '[data-also]',
    only: 'phone',
  },
  {
    name: 'triage',
    role: 'dispatcher',
    path: desk('new', 'new'),
    ready: suggestion,
    act: async (page) => {
      await page.locator(`${suggestion} li > button`).first().click()
      await page.locator('dialog[open]').waitFor()
    },
  },
  {
    name: 'keys',
    role: 'dispatcher',
    path: () => '/desk/new',
    ready: row,
    only: 'desk',
    act: async (page) => {
      await page.keyboard.press('?')
      await page.locator('dialog[open]').waitFor()
    },
  },
  {
    name: 'card',
    role: 'dispatcher',
    path: desk('awaiting_author', 'answered'),
    ready: '[data-tour="publication"]',
  },
  {
    name: 'card-refused',
    role: 'dispatcher',
    path: desk('publishing', 'publishing'),
    ready: '[data-tour="publication"]',
  },
  { name: 'not-found', role: 'dispatcher', path: () => NOWHERE, ready: 'h1' },
  { name: 'tour', role: 'dispatcher', path: () => '/desk', ready: '#content > aside', only: 'desk' },
  { name: 'answer', role: 'executor', path: (ids) => `/answer/${ids.in_progress}`, ready: checks },
  {
    name: 'answer-rework',
    role: 'executor',
    path: (ids) => `/answer/${ids.rework}`,
    ready: '[data-versions]',
  },
  {
    name: 'clarify',
    role: 'executor',
    path: (ids) => `/tasks/${ids.in_progress}`,
    ready: '[data-clarify]',
    only: 'phone',
    act: async (page) => {
      await page.locator('[data-clarify] button').click()
      await page.locator('dialog[open]').waitFor()
    },
  },
  { name: 'tasks', role: 'executor', path: () => '/tasks?tab=all', ready: 'main a[href^="/tasks/"]' },
  { name: 'parts', role: 'executor', path: () => '/parts', ready: 'main nav a[aria-current]', only: 'phone' },
  { name: 'today', role: 'executor', path: () => '/today', ready: 'main a[href^="/tasks/"]' },
  { name: 'calendar', role: 'executor', path: () => '/today/calendar', ready: 'main ol > li' },
  { name: 'own-work', role: 'executor', path: () => '/today/work', ready: 'main a[href="/today"]' },
  {
    name: 'task',
    role: 'executor',
    path: (ids) => `/tasks/${ids.in_progress}`,
    ready: checks,
  },
  {
    name: 'approvals',
    role: 'moderator',
    path: (ids) => `/approvals/${ids.approval}`,
    ready: '[data-tour="approval"]',
  },
  {
    name: 'follow-up',
    role: 'moderator',
    path: (ids) => `/approvals/${ids['follow-up']}`,
    ready: 'button[aria-keyshortcuts="U"]',
  },
  { name: 'board', role: 'dispatcher', path: () => '/board', ready: '#brd-load' },
  {
    name: 'figures',
    role: 'dispatcher',
    path: () => '/figures',
    ready: 'main a[href^="/figures/questions"]',
  },
  ...(
    [
      ['durability', '#rp-holds'],
      ['quality', '#rp-quality'],
      ['silence', '#rp-silence'],
      ['replay', '#rp-replay'],
    ] as const
  ).map(
    ([part, ready]): Screen => ({
      ...{ name: `analysis-${part}`, role: 'dispatcher', path: () => `/analysis/${part}`, ready },
    }),
  ),
  { name: 'reports', role: 'coordinator', path: () => '/reports', ready: 'main article table' },
  {
    name: 'report-schedules',
    role: 'coordinator',
    path: () => '/reports?tab=schedules',
    ready: 'main .mid, main li.panel',
    act: async (page) => {
      await page.locator('main button.btn.p').first().click()
      await page.locator('dialog[open] select').first().waitFor()
    },
  },
  { name: 'chats', role: 'dispatcher', path: () => '/chats', ready: 'main nav, main .mid' },
  { name: 'chat', role: 'dispatcher', path: (ids) => `/chats/${ids.chat}`, ready: '[data-talk] li[id]' },
  { name: 'chat-setup', role: 'moderator', path: (ids) => `/chats/${ids.chat}/setup`, ready: '#ct-main' },
  { name: 'livestreams', role: 'moderator', path: () => '/livestreams', ready: 'main h1' },
  {
    name: 'livestream',
    role: 'moderator',
    path: (ids) => `/livestreams/${ids.livestream}`,
    ready: '#lv-questions',
  },
  {
    name: 'on-air',
    role: 'moderator',
    path: (ids) => `/livestreams/${ids.livestream}/on-air`,
    ready: '#air-next',
  },
  { name: 'fakes', role: 'moderator', path: () => '/fakes', ready: 'main a[href^="/fakes/"]' },
  { name: 'fake', role: 'moderator', path: (ids) => `/fakes/${ids.fake}`, ready: 'main ol > [data-state]' },
  { name: 'outages', role: 'moderator', path: () => '/outages', ready: 'main a[href^="/outages/"]' },
  {
    name: 'outage',
    role: 'moderator',
    path: (ids) => `/outages/${ids.outage}`,
    ready: '#outage-history',
  },
  {
    name: 'outage-edit',
    role: 'moderator',
    path: (ids) => `/outages/${ids.outage}`,
    ready: '#outage-history',
    act: async (page) => {
      await page.locator('main .row button').nth(1).click()
      await page.locator('dialog[open] textarea').first().waitFor()
    },
  },
  {
    name: 'card-outage',
    role: 'dispatcher',
    path: desk('new', 'new-water'),
    ready: 'main a[href^="/outages/"]',
  },
  {
    name: 'feedback',
    role: 'executor',
    path: () => '/feedback',
    ready: 'main a[href^="/feedback/0"], main li a[href^="/feedback/"]',
  },
  { name: 'pulse', role: 'executor', path: () => '/feedback/pulse', only: 'phone', ready: 'main meter' },
  {
    name: 'moderation',
    role: 'moderator',
    path: () => '/moderation?view=all',
    ready: 'main fieldset.seg',
    only: 'phone',
  },
  { name: 'passports', role: 'moderator', path: () => '/pages', ready: 'main li a[href^="/pages/"]' },
  {
    name: 'practices',
    role: 'executor',
    path: () => '/practices',
    ready: 'main li a[href^="/practices/"]',
  },
  { name: 'rules', role: 'moderator', path: () => '/rules', ready: 'main li a[href^="/rules/"]' },
  { name: 'orders', role: 'executor', path: () => '/orders', ready: 'main a[href^="/orders/"]' },
  { name: 'order', role: 'executor', path: (ids) => `/orders/${ids.order}`, ready: 'main article .btn.p' },
  {
    name: 'order-progress',
    role: 'moderator',
    path: (ids) => `/orders/${ids.order}`,
    only: 'desk',
    ready: '.dtb tbody tr',
  },
  {
    name: 'order-correct',
    role: 'moderator',
    path: (ids) => `/orders/${ids.order}`,
    only: 'desk',
    ready: '.dtb tbody tr',
    act: async (page) => {
      await page.locator('main article > .row > button').first().click()
      await page.locator('dialog[open] textarea').first().waitFor()
    },
  },
  {
    name: 'duty',
    role: 'dispatcher',
    path: () => '/duty?topic=roads.lighting&place=staraya-russa',
    ready: 'main a[href^="tel:"]',
  },
  { name: 'duty-now', role: 'coordinator', path: () => '/duty', ready: 'main a[href^="tel:"]' },
  {
    name: 'duty-bodies',
    role: 'coordinator',
    path: () => '/duty?view=bodies',
    only: 'desk',
    ready: 'main a[href^="tel:"]',
  },
  {
    name: 'duty-map',
    role: 'dispatcher',
    path: () => '/duty?view=map&topic=roads.lighting',
    only: 'desk',
    ready: 'main svg path, main table a',
  },
  {
    name: 'duty-body',
    role: 'coordinator',
    path: () => '/duty/administration-staraya-russa',
    ready: '#duty-people',
  },
  {
    name: 'duty-roster',
    role: 'coordinator',
    path: () => '/duty/administration-staraya-russa',
    only: 'desk',
    ready: '#duty-people',
    act: async (page) => {
      await page.locator('main a[href*="post="]').first().click()
      await page.locator('main h2').first().waitFor()
    },
  },
  { name: 'courses', role: 'executor', path: () => '/courses', ready: 'main a[href^="/courses/"]' },
  {
    name: 'courses-gates',
    role: 'moderator',
    path: () => '/courses',
    only: 'desk',
    ready: 'main select[name="gate-chats"]',
  },
  {
    name: 'course-card',
    role: 'executor',
    path: () => '/courses',
    ready: 'main a[href^="/courses/"]',
    act: async (page) => {
      await page.locator('main li a[href^="/courses/"]').first().click()
      await page.locator('main article .btn.p').click()
      await page.locator('main section h2').waitFor()
    },
  },
  { name: 'exercises', role: 'coordinator', path: () => '/exercises', ready: 'main a[href^="/exercises/"]' },
  {
    name: 'exercise-debrief',
    role: 'coordinator',
    path: () => '/exercises',
    ready: 'main a[href^="/exercises/"]',
    act: async (page) => {
      await page.locator('main li > a[href^="/exercises/"]').first().click()
      await page.locator('main button[aria-pressed]').first().waitFor()
    },
  },
  {
    name: 'templates',
    role: 'moderator',
    path: () => '/templates',
    ready: 'main article, main li, main .mid',
  },
  { name: 'notifications', role: 'executor', path: () => '/notifications', ready: 'main section li, .mid' },
  { name: 'channels', role: 'administrator', path: () => '/channels', ready: '.dtb' },
  { name: 'connect', role: 'administrator', path: () => '/channels/connect', ready: 'main section fieldset' },
  { name: 'quarantine', role: 'administrator', path: () => '/quarantine', ready: 'h1' },
  { name: 'installation', role: 'administrator', path: () => '/installation', ready: 'main section li' },
  { name: 'users', role: 'administrator', path: () => '/users', ready: '.dtb' },
  ...['municipalities', 'agencies', 'topics', 'fields', 'routes', 'schedules', 'calendar', 'rules'].map(
    (kind): Screen => ({
      name: `directory-${kind}`,
      role: 'administrator',
      path: () => `/directory/${kind}`,
      ready: 'main h1',
    }),
  ),
  {
    name: 'directory-reader',
    role: 'administrator',
    path: () => '/directory/reader',
    ready: 'main section li',
  },
  { name: 'settings', role: 'administrator', path: () => '/settings', ready: 'form .panel' },
  { name: 'exchange', role: 'administrator', path: () => '/exchange', ready: '#exc-in, #exc-out' },
  { name: 'journal', role: 'administrator', path: () => '/journal', ready: 'table tbody tr' },
  {
    name: 'profile',
    role: 'coordinator',
    path: () => '/profile',
    ready: '[aria-labelledby="sessions-h"] li',
  },
  {
    name: 'profile-devices',
    role: 'coordinator',
    path: () => '/profile',
    ready: '[aria-labelledby="push-h"]',
    only: 'phone',
    act: (page) => page.locator('[aria-labelledby="push-h"]').scrollIntoViewIfNeeded(),
  },
  { name: 'public-ask', role: null, path: () => '/ask', ready: 'form textarea' },
  { name: 'public-checked', role: null, path: () => '/checked', ready: 'main' },
  {
    name: 'public-livestream',
    role: null,
    path: (ids) => `/livestreams/${ids.streamNumber}`,
    ready: 'main h1',
  },
]

/** The browser's own memory: language, theme, and whether the tour was seen. */
export function storageOf(region: StagedRegion, screen: Screen, choice: { language: string; theme: string }) {
  const seen = screen.name === 'tour' ? [] : [{ name: 'veche.tour', value: 'seen' }]
  return {
    cookies: toCookies(region.url, screen.role === null ? '' : region.cookies[screen.role]),
    origins: [
      {
        origin: region.url,
        localStorage: [
          { name: 'veche.language', value: choice.language },
          { name: 'veche.theme', value: choice.theme },
          { name: 'veche.air-theme', value: choice.theme },
          ...seen,
        ],
      },
    ],
  }
}

export async function openScreen(page: Page, screen: Screen, region: StagedRegion): Promise<void> {
  await page.goto(screen.path(region.ids))
  await page.locator(screen.ready).first().waitFor()
  await screen.act?.(page)
}

/**
 * Goes to a screen inside the application, as a link does. By way of a page without a frame: what the screen before has
 * left is gone before this one is there.
 */
export async function walkToScreen(page: Page, screen: Screen, region: StagedRegion): Promise<void> {
  await follow(page, NOWHERE)
  await page.locator(nowhere).waitFor()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  const path = screen.path(region.ids)
  if (path !== NOWHERE) {
    await follow(page, path)
    await page.locator(nowhere).waitFor({ state: 'detached' })
  }
  await page.locator(screen.ready).first().waitFor()
  await screen.act?.(page)
}

/** The router hears of its own history. */
function follow(page: Page, path: string): Promise<void> {
  return page.evaluate((address) => history.pushState({}, '', address), path)
}
