/** Runs Request Tracker with a configuration of its own: that, caches, sessions and letters lie in our folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Site } from './rival.ts'

export const DATABASE = 'rt5'

/** Makes an environment in which nothing of the machine's own installation is read or written. */
export function prepareRequestTrackerFolder({ folder, database }: Site, port: number): NodeJS.ProcessEnv {
  const own = path.join(folder, 'rt')
  for (const name of ['mason', 'session', 'snippets', 'home'])
    mkdirSync(path.join(own, name), { recursive: true })
  const file = path.join(own, 'RT_SiteConfig.pm')
  writeFileSync(file, configuration({ own, port, databasePort: database.port }))
  return {
    ...process.env,
    ...{ RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: path.join(own, 'snippets') },
    ...{ HOME: path.join(own, 'home'), TMPDIR: path.join(own, 'home') },
  }
}

type Places = { own: string; port: number; databasePort: number }

const configuration = ({ own, port, databasePort }: Places) => `
Set($rtname, 'bench'); Set($Organization, 'bench.example'); Set($Timezone, 'UTC');
Set($WebDomain, '127.0.0.1'); Set($WebPort, ${port}); Set($WebBaseURL, 'http://127.0.0.1:${port}'); Set($WebPath, '');
Set($DatabaseType, 'Pg'); Set($DatabaseHost, '127.0.0.1'); Set($DatabasePort, '${databasePort}');
Set($DatabaseRTHost, '127.0.0.1'); Set($DatabaseName, '${DATABASE}'); Set($DatabaseAdmin, 'postgres');
Set($DatabaseUser, 'rt'); Set($DatabasePassword, 'none');
# Letters are composed and put into a file in place of being sent.
Set($MailCommand, 'testfile');
Set($LogToFile, undef); Set($LogToSyslog, undef); Set($LogToSTDERR, 'error');
Set($RestrictReferrer, 0); Set($WebSessionClass, 'Apache::Session::File');
Set(%FullTextSearch, Enable => 1, Indexed => 1, Column => 'ContentIndex', Table => 'AttachmentsIndex');
$RT::MasonDataDir = '${path.join(own, 'mason')}'; $RT::MasonSessionDir = '${path.join(own, 'session')}';
1;
`
