-- The requests of tests/serve-load.sh: one lead with 20 events, or as many leads as BATCH says; a few percent of them are wrong if BAD is set.
local batch = tonumber(os.getenv("BATCH") or "1")
local bad = os.getenv("BAD") ~= nil

local function lead(n)
  local events = {}
  for i = 1, 20 do
    events[i] = string.format('{"event":"visited","at":"2025-05-%02dT09:30:00Z","properties":{"page":"/pricing","seconds":%d}}', i, i * 7)
  end
  return string.format(
    '{"key":"L%05d","fields":{"email":"ann%d@acme.example","title":"VP Marketing","industry":"software","employees":%d,"created":"2024-07-26","budget_approved":true},"events":[%s]}',
    n, n, n % 900, table.concat(events, ","))
end

local requests = {}
local wrong = { '{', '{"as_of":"soon","lead":{}}', '{"as_of":"2025-06-01","lead":{"fields":{"emial":1}}}', string.rep("[", 5000) }

function init()
  for n = 1, 64 do
    local body
    if bad and n % 16 == 0 then
      body = wrong[n / 16]
    elseif batch == 1 then
      body = '{"as_of":"2025-06-01","lead":' .. lead(n) .. '}'
    else
      local leads = {}
      for i = 1, batch do leads[i] = lead(n * batch + i) end
      body = '{"as_of":"2025-06-01","leads":[' .. table.concat(leads, ",") .. ']}'
    end
    requests[n] = wrk.format("POST", "/models/b2b-saas/score", { ["Content-Type"] = "application/json" }, body)
  end
end

local next = 0

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("requests %d, %.0f/s; leads %.0f/s; answers that are no 2xx or 3xx %d; errors: connect %d, read %d, write %d, timeout %d\n",
    summary.requests, summary.requests / summary.duration * 1e6, summary.requests * batch / summary.duration * 1e6,
    errors.status, errors.connect, errors.read, errors.write, errors.timeout))
  io.write(string.format("latency ms: p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, most %.2f\n",
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000, latency.max / 1000))
end
