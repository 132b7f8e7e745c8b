import type { Database } from '../../src/platform/database/db.ts'
import type { HttpApp } from '../../src/platform/http/http-app.ts'
import { openBrowser } from '../browser.ts'
import { REGION, saveUserWithPassword } from '../factories.ts'

/** An administrator of the region at a browser: decisions of two people are refused to a token. */
export async function openAdministrator({ db, app }: { db: Database; app: HttpApp }, name: string) {
  const email = `${name}@example.org`
  await saveUserWithPassword(db, { email, name, grants: [{ role: 'administrator', scope: REGION }] })
  const browser = openBrowser(app)
  await browser.signIn(email)
  return browser
}
