/** What the tests need of Debian, in `.ci/run`, while npm brings the packages: the tests themselves install what is absent then. */
import { prepareChromium } from './lib/chromium.mjs'
import { prepareSlapd } from './lib/slapd.mjs'

await Promise.allSettled([prepareSlapd(), prepareChromium()])
