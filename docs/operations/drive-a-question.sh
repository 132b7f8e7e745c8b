#!/usr/bin/env bash
# Sets up an installation and drives one question to its published answer, by commands and the API alone.
# Needs bash, curl, node and a running Veche with the same environment; see automation.md.
#
#   VK_API_URL=http://127.0.0.1:8081 docs/operations/drive-a-question.sh [GROUP_ID COMMUNITY_TOKEN]
#
# Without a community of yours it makes one in the emulator of simulator/ and plays the resident there.
set -euo pipefail

: "${VK_API_URL:?names the VK-compatible server, the same for the product and for this script}"
export VECHE_DEMO=0 VK_API_URL
veche_url=${VECHE_PUBLIC_URL:-http://localhost:${PORT:-8080}}
municipality=${MUNICIPALITY:-staraya-russa}
agency=${AGENCY:-administration-staraya-russa}
veche() { node "$(dirname "${BASH_SOURCE[0]}")/../../scripts/veche.mjs" "$@"; }

say() { printf '%s\n' "$*" >&2; }
field() { node -p "const it = JSON.parse(require('fs').readFileSync(0, 'utf8')); it$1"; }
# json KEY VALUE…: numbers stay numbers, everything else is text.
json() { node -p 'const a = process.argv.slice(1); JSON.stringify(Object.fromEntries(a.flatMap((k, i) => i % 2 ? [] : [[k, /^\d+$/.test(a[i + 1]) ? Number(a[i + 1]) : a[i + 1]]])))' "$@"; }
# api TOKEN METHOD PATH [BODY]: prints the answer; an error is told with its code.
api() {
  curl -sS --fail-with-body -X "$2" "$veche_url/api$3" -H "authorization: Bearer $1" \
    ${4:+-H 'content-type: application/json' -d "$4"}
}
emulator() { curl -sS --fail-with-body "$VK_API_URL/_ctl/$1" -H 'content-type: application/json' -d "$2"; }
# until_is WANTED COMMAND…: asks each half a second, a minute at most.
until_is() {
  local wanted=$1 got=''
  for _ in $(seq 120); do
    got=$("${@:2}")
    [[ $got =~ ^($wanted)$ ]] && { printf '%s\n' "$got"; return; }
    sleep 0.5
  done
  say "waited a minute for $wanted, it is $got"
  return 1
}

# 1. People: a user and a token for each role. A user that exists already is kept.
token_of() {
  local email="$1@robot.example" error
  error=$(veche user create --program --email "$email" --name "Robot $1" --role "$1" --scope "$2" 2>&1 >/dev/null) ||
    [[ $error == *access.email_taken* ]] || { say "$error"; return 1; }
  veche token create --user "$email" --name drive-a-question --days 1 --scopes read,incidents,answers,channels
}
administrator=$(token_of administrator region)
dispatcher=$(token_of dispatcher region)
executor=$(token_of executor "agency:$agency")
moderator=$(token_of moderator region)

# 2. The community becomes a channel. `channel add` prints the path to which VK posts.
group_id=${1:-} token=${2:-}
if [[ -z $group_id ]]; then
  group_id=$(emulator create-community '{"name":"Старая Русса, вопросы"}' | field .id)
  token=$(emulator issue-token "$(json kind group groupId "$group_id")" | field .token)
fi
added=$(veche channel add vk --id "$group_id" --token "$token" --municipality "$municipality" 2>&1) ||
  [[ $added == *channels.already_added* ]] || { say "$added"; exit 1; }
say "$added"
# A running server learns of a channel within seconds; until then VK cannot confirm our address, so the check is repeated.
channel_id=$(api "$administrator" GET /channels | field ".channels.find((c) => c.externalId === '$group_id').id")
confirmed() { api "$administrator" POST "/channels/$channel_id/check" |
  field '.checks.find((c) => /callback_confirmed|long_poll_enabled/.test(c.code))?.state ?? "failed"'; }
until_is ok confirmed >/dev/null

# 3. The question comes in. With a community of yours somebody writes under one of its posts now.
newest() { api "$dispatcher" GET "/incidents?queue=new&municipalityCode=$municipality&limit=200" |
  field '.incidents.sort((a, b) => b.number - a.number)[0]?.number ?? 0'; }
before=$(newest)
if [[ -z ${1:-} ]]; then
  resident=$(emulator create-resident '{"firstName":"Анна","lastName":"Речная"}' | field .id)
  post=$(emulator publish-post "$(json groupId "$group_id" text 'Задавайте вопросы в комментариях')" | field .id)
  emulator add-comment "$(json groupId "$group_id" objectId "$post" residentId "$resident" \
    text 'Здравствуйте! На улице Минеральной третий день не горит фонарь у дома 12. Когда починят?')" >/dev/null
fi
is_newer() { local number; number=$(newest); ((number > before)) && echo came || echo waiting; }
until_is came is_newer >/dev/null
number=$(newest)
id=$(api "$dispatcher" GET "/incidents?queue=new&search=$number" | field ".incidents.find((i) => i.number === $number).id")
card() { api "$dispatcher" GET "/incidents/$id" | field "$1"; }
say "incident $number: $(card .title)"

# 4. Registered as suggested, taken, answered, approved by another person.
topic=${TOPIC:-$(card '.suggestion?.topic?.code ?? "housing.other"')}
command() { api "$1" POST "/incidents/$id/commands" "$2" >/dev/null; }
command "$dispatcher" "$(json type accept expectedVersion "$(card .version)" topicCode "$topic" \
  municipalityCode "$municipality" agencyCode "$agency")"
command "$executor" "$(json type take expectedVersion "$(card .version)")"
api "$executor" POST "/incidents/$id/answer/submit" "$(json kind final expectedVersion "$(card .version)" \
  text 'Здравствуйте, Анна! Бригада заменит лампу у дома 12 завтра. Отвечает участок освещения, телефон 8 (81652) 5-00-00.' \
  overrideReason 'Пример')" >/dev/null
version_no=$(api "$moderator" GET "/incidents/$id/answer" | field '.versions.at(-1).versionNo')
api "$moderator" POST "/incidents/$id/answer/approve" \
  "$(json versionNo "$version_no" expectedVersion "$(card .version)")" >/dev/null

# 5. Published when the network has confirmed it, not when it was approved.
publication() { api "$dispatcher" GET "/incidents/$id/answer" | field ".publications.at(-1).$1"; }
state=$(until_is 'sent|failed|unknown' publication state)
say "publication $state, the incident is $(card .step): $(publication permalink)"
[[ $state == sent ]]
