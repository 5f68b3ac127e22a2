#!/bin/bash
# One call by hand: webhooks in the shape that Telnyx publishes, signed with openssl, posted with curl.
# Shows the orders that Switchboard issued and the result that it stored. Usage: Tests/Smoke/telnyx.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/../.."
program="${1:-.build/debug/switchboard}"
work="$(mktemp -d)"
base=http://127.0.0.1:18080
orders="$work/orders.jsonl"
cleanup() { kill "${server:-}" "${carrier:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "FAILED: $1" >&2; echo "--- orders" >&2; cat "$orders" >&2; echo "--- server" >&2; tail -40 "$work/server.log" >&2; exit 1; }

# --- a key pair; the public half is what the carrier's portal shows
openssl genpkey -algorithm ed25519 -out "$work/key.pem" 2>/dev/null
public="$(openssl pkey -in "$work/key.pem" -pubout -outform DER | tail -c 32 | base64 -w0)"

# --- one agent with a password, in a copy of the configuration
mkdir "$work/config"; cp config/*.json "$work/config/"
hash="$(printf 'a long enough password' | "$program" password)"
cat > "$work/config/agents.json" <<JSON
{ "agents": { "ana": { "name": "Ana", "endpoint": "sip:ana@sip.example.com", "queues": ["sales"], "password": "$hash" } } }
JSON

# --- a carrier that takes every order, and the service itself
"$program" echo-carrier --port 18090 > "$orders" & carrier=$!
SWITCHBOARD_LISTEN=127.0.0.1:18080 SWITCHBOARD_PUBLIC_URL=https://calls.example.com SWITCHBOARD_STORE="sqlite:$work/switchboard.sqlite" \
SWITCHBOARD_FLOWS=ivr-flows SWITCHBOARD_CONFIG="$work/config" SWITCHBOARD_ADMIN_TOKEN=smoke-admin-token-0123456789abcdef \
SWITCHBOARD_TELNYX_API_KEY=KEYsmoke SWITCHBOARD_TELNYX_PUBLIC_KEY="$public" SWITCHBOARD_TELNYX_CONNECTION_ID=1234567890 \
SWITCHBOARD_TELNYX_API_URL=http://127.0.0.1:18090/v2 "$program" serve > "$work/server.log" 2>&1 & server=$!
for _ in $(seq 100); do curl -fsS "$base/readyz" >/dev/null 2>&1 && break; sleep 0.1; done
curl -fsS "$base/readyz" >/dev/null || fail "the server did not become ready"

# --- helpers an operator would type
post() { # BODY [signature override] -> status
    local now signature; now="$(date +%s)"
    printf '%s|%s' "$now" "$1" > "$work/signed"
    signature="${2:-$(openssl pkeyutl -sign -inkey "$work/key.pem" -rawin -in "$work/signed" | base64 -w0)}"
    curl -sS -o "$work/answer" -w '%{http_code}' -H 'content-type: application/json' \
        -H "telnyx-timestamp: $now" -H "telnyx-signature-ed25519: $signature" --data-binary "$1" "$base/webhooks/telnyx"
}
event() { # TYPE LEG CLIENT_STATE EXTRA
    local state=null; [ -n "$3" ] && state="\"$3\""
    printf '{"data":{"record_type":"event","event_type":"%s","id":"%s","occurred_at":"%s","payload":{"call_control_id":"%s","call_leg_id":"428c31b6","call_session_id":"428c31b6-abf3","connection_id":"1234567890","client_state":%s%s}},"meta":{"attempt":1,"delivered_to":"https://calls.example.com/webhooks/telnyx"}}' \
        "$1" "$(cat /proc/sys/kernel/random/uuid)" "$(date -u +%Y-%m-%dT%H:%M:%S.000000Z)" "$2" "$state" "${4:+,$4}"
}
accept() { local status; status="$(post "$1")"; [ "$status" = 200 ] || fail "answered $status instead of 200: $(cat "$work/answer")"; }
order() { # N ACTION: waits until the Nth order is ACTION
    for _ in $(seq 50); do
        [ "$(jq -rs "[.[] | select(.path | contains(\"echo-start\") | not)] | .[$1-1].path // \"\"" "$orders" | sed 's|.*/||')" = "$2" ] && return 0; sleep 0.1
    done
    fail "order $1 is not $2"
}
state_of() { jq -rs "map(select(.path | endswith(\"$1\"))) | last | .body.client_state // \"\"" "$orders"; }
caller=v3:smoke-caller
admin=(-H 'authorization: Bearer smoke-admin-token-0123456789abcdef')

# --- what must be refused, and change nothing
forged="$(openssl rand -base64 64 | tr -d '\n')"
[ "$(post "$(event call.initiated "$caller" "" '"direction":"incoming","from":"+34600111222","to":"+34910000001","state":"parked"')" "$forged")" = 401 ] || fail "a forged webhook was not refused"
[ "$(head -c 1100000 /dev/zero | curl -sS -o /dev/null -w '%{http_code}' -H 'telnyx-timestamp: 1' -H "telnyx-signature-ed25519: $forged" --data-binary @- "$base/webhooks/telnyx")" = 413 ] || fail "a body over 1 MiB was not refused"
[ "$(curl -fsS "${admin[@]}" "$base/api/v1/calls" | jq '.items | length')" = 0 ] || fail "a refused webhook left something behind"

# --- Ana logs in
token="$(curl -fsS -X POST -H 'content-type: application/json' -d '{"agent":"ana","password":"a long enough password"}' "$base/api/v1/sessions" | jq -r .token)"
curl -fsS -X PUT -H "authorization: Bearer $token" -H 'content-type: application/json' -d '{"status":"available"}' "$base/api/v1/agents/me/status" >/dev/null

# --- the call
first="$(event call.initiated "$caller" "" '"direction":"incoming","from":"+34600111222","to":"+34910000001","state":"parked"')"
accept "$first"; order 1 answer
accept "$first"
accept "$(event call.something.new "$caller" "" '"surprise":true')"
accept "$(event call.answered "$caller" "$(state_of answer)" '"from":"+34600111222","to":"+34910000001","state":"answered"')"; order 2 speak
accept "$(event call.speak.ended "$caller" "$(state_of speak)" '"status":"completed"')"; order 3 gather_using_speak
accept "$(event call.gather.ended "$caller" "$(state_of gather_using_speak)" '"digits":"1","status":"valid","from":"+34600111222","to":"+34910000001"')"; order 4 speak
accept "$(event call.speak.ended "$caller" "$(state_of speak)" '"status":"completed"')"; order 5 gather_using_speak
accept "$(event call.gather.ended "$caller" "$(state_of gather_using_speak)" '"digits":"1","status":"valid","from":"+34600111222","to":"+34910000001"')"
for _ in $(seq 50); do grep -q '"path":"/calls"' "$orders" && break; sleep 0.1; done
grep -q '"path":"/calls"' "$orders" || fail "Ana was not dialled"
ana=v3:echo-1
accept "$(event call.enqueued "$caller" "$(state_of enqueue)" '"queue":"sales","current_position":1,"queue_avg_wait_time_secs":0')"
accept "$(event call.answered "$ana" "$(jq -rs 'map(select(.path == "/calls")) | last | .body.client_state' "$orders")" '"from":"+34910000001","to":"sip:ana@sip.example.com"')"
for _ in $(seq 50); do grep -q '/actions/bridge"' "$orders" && break; sleep 0.1; done
accept "$(event call.bridged "$caller" "$(state_of bridge)" '"from":"+34600111222","to":"+34910000001"')"
accept "$(event call.bridged "$ana" "" '"from":"+34910000001","to":"sip:ana@sip.example.com"')"
for _ in $(seq 50); do grep -q '/actions/record_start"' "$orders" && break; sleep 0.1; done
accept "$(event call.hangup "$ana" "" '"hangup_cause":"normal_clearing","hangup_source":"callee","sip_hangup_cause":"200","call_quality_stats":null')"
before="$(wc -l < "$orders")"
for _ in $(seq 50); do [ "$(jq -rs 'last.path' "$orders" | sed 's|.*/||')" = gather_using_speak ] && break; sleep 0.1; done
accept "$(event call.gather.ended "$caller" "$(state_of gather_using_speak)" '"digits":"5","status":"valid"')"
for _ in $(seq 50); do [ "$(wc -l < "$orders")" -gt "$before" ] && [ "$(jq -rs 'map(select(.path | endswith("gather_using_speak"))) | length' "$orders")" -ge 4 ] && break; sleep 0.1; done
accept "$(event call.gather.ended "$caller" "$(state_of gather_using_speak)" '"digits":"1","status":"valid"')"
accept "$(event call.hangup "$caller" "" '"hangup_cause":"normal_clearing","hangup_source":"caller","sip_hangup_cause":"200","call_quality_stats":null')"

# --- what was ordered, and what is stored
echo "orders issued:"; jq -r '"  " + (.path | sub(".*/actions/"; "") | sub("^/calls$"; "dial"))' "$orders"
for expected in answer speak gather_using_speak enqueue bridge record_start record_stop; do
    grep -q "/actions/$expected\"" "$orders" || fail "no $expected was ordered"
done
[ "$(grep -c '/actions/answer"' "$orders")" = 1 ] || fail "a repeated webhook was answered twice"
echo "stored survey:"; curl -fsS "${admin[@]}" "$base/api/v1/surveys" | jq -c '.items[]'
[ "$(curl -fsS "${admin[@]}" "$base/api/v1/surveys" | jq -r '[.items[] | select(.question=="score") | .answer] | join(",")')" = 5 ] || fail "the score was not stored"
[ "$(curl -fsS "${admin[@]}" "$base/api/v1/calls/c1" | jq -r '.call.stage // .stage')" = ended ] || fail "the call did not end"
curl -fsS "$base/metrics" > "$work/metrics" && grep -q '^switchboard_' "$work/metrics" || fail "no metrics"
echo "smoke test passed"
