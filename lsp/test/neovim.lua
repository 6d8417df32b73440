-- Works in Neovim as people do, over the client that it brings, and ends it with 0 where all was well. Started by neovim.sh.

local root = vim.env.SCORE_ROOT
local passed, failed = 0, 0
local patience = 20000 -- milliseconds; nothing takes that long where all is well

local function say(text)
  io.stdout:write(text .. '\n')
end

-- Waits until a function gives something else than nil and false, and gives that.
local function eventually(what, ask)
  local answer
  local ok = vim.wait(patience, function()
    answer = ask()
    return answer ~= nil and answer ~= false
  end, 50)
  if not ok then
    error('waited for ' .. what .. '; last: ' .. vim.inspect(answer), 2)
  end
  return answer
end

local function check(condition, message)
  if not condition then
    error(message, 2)
  end
end

local function test(name, run)
  local ok, problem = pcall(run)
  say((ok and '✓ ' or '✗ ') .. name)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    say('    ' .. tostring(problem))
  end
  if failed > 0 and passed == 0 then
    say('Nothing works: the rest is not tried.')
    vim.cmd('cquit 1')
  end
end

-- vim.lsp.start came with Neovim 0.8; Debian 12 has 0.7.
vim.lsp.start = vim.lsp.start or function(config)
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
  return id
end

-- The configuration that docs/editors.md shows, with the paths of this build.
local function configure()
  local page = table.concat(vim.fn.readfile(root .. '/docs/editors.md'), '\n')
  local block = page:match('```lua\n(.-)```')
  check(block, 'docs/editors.md has no block of Lua')
  local server = root .. '/lsp/ScoringDsl.LanguageServer/bin/Release/net10.0/score-language-server.dll'
  local tool = root .. '/compiler/ScoringDsl.Cli/bin/Release/net10.0/score.dll'
  local replaced
  block, replaced = block:gsub('/path/to/score%-language%-server%.dll', server)
  check(replaced == 1, 'docs/editors.md does not name the server once')
  block, replaced = block:gsub('/path/to/score%.dll', tool)
  check(replaced == 1, 'docs/editors.md does not name the tool once')
  assert(load(block))()
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

-- The line (from 0) and column (from 0, in bytes) of a text.
local function place(text)
  for number, line in ipairs(lines()) do
    local column = line:find(text, 1, true)
    if column then
      return number - 1, column - 1
    end
  end
  error('there is no ' .. text, 2)
end

local function replace(text, replacement)
  local line, column = place(text)
  vim.api.nvim_buf_set_text(0, line, column, line, column + #text, { replacement })
end

-- Puts the cursor before a text, or behind it.
local function go(text, behind)
  local line, column = place(text)
  vim.api.nvim_win_set_cursor(0, { line + 1, column + (behind and #text or 0) })
end

local function request(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, patience)
  check(answers, method .. ': ' .. tostring(problem))
  for _, answer in pairs(answers) do
    check(not answer.error, method .. ': ' .. vim.inspect(answer.error))
    return answer.result
  end
end

local function errors()
  return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })
end

vim.opt.hidden = true
configure()
vim.cmd('edit model.score')

test('a .score file starts the server', function()
  check(vim.bo.filetype == 'score', 'the filetype is ' .. vim.bo.filetype)
  eventually('the server', function()
    local client = select(2, next(vim.lsp.buf_get_clients(0)))
    return client and client.server_capabilities and client.server_capabilities.hoverProvider
  end)
end)

test('a typo is told', function()
  replace('phone is known', 'phon is known')
  local finding = eventually('an error', function()
    return errors()[1]
  end)
  check(finding.message:find("'phon'", 1, true), finding.message)
  check(finding.lnum == place('phon is known'), 'it is at line ' .. finding.lnum)
end)

test('its fix mends it', function()
  go('phon is')
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, vim.fn.line('.') - 1) }
  local actions = request('textDocument/codeAction', params)
  -- What else can be done there is offered too.
  local fix = vim.tbl_filter(function(action)
    return action.title == "Write 'phone'"
  end, actions or {})[1]
  check(fix, vim.inspect(actions))
  -- An editor that can wait is given the edit when the fix is chosen.
  fix = fix.edit and fix or request('codeAction/resolve', fix)
  vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
  place('phone is known')
  eventually('no error', function()
    return #errors() == 0
  end)
end)

test('a hover tells what a name stands for', function()
  go('decision_maker and requested')
  local hover = request('textDocument/hover', vim.lsp.util.make_position_params())
  check(hover and hover.contents.value:find('define decision_maker', 1, true), vim.inspect(hover))
end)

test('a field is completed', function()
  replace('phone is known', 'pho')
  go('"Gave a phone number": pho', true)
  local found = request('textDocument/completion', vim.lsp.util.make_position_params())
  local labels = vim.tbl_map(function(item)
    return item.label
  end, found.items or found)
  check(vim.tbl_contains(labels, 'phone'), vim.inspect(labels))
  replace('"Gave a phone number": pho', '"Gave a phone number": phone is known')
end)

test('tests are run by a command of the server', function()
  local shown
  vim.lsp.handlers['window/showMessage'] = function(_, message)
    shown = message.message
  end
  request('workspace/executeCommand', { command = 'score.server.runTests', arguments = { vim.uri_from_bufnr(0) } })
  eventually('the outcome', function()
    return shown
  end)
  check(shown:find('%d+ passed, 0 failed'), shown)
end)

test('a failed expectation is told at its line', function()
  replace('expect engagement is 24 ', 'expect engagement is 25 ')
  request('workspace/executeCommand', { command = 'score.server.runTests', arguments = { vim.uri_from_bufnr(0) } })
  local finding = eventually('the failure', function()
    return vim.tbl_filter(function(each)
      return each.source == 'score test'
    end, vim.diagnostic.get(0))[1]
  end)
  check(finding.lnum == place('expect engagement is 25'), vim.inspect(finding))
end)

test('the server ends with the editor', function()
  vim.lsp.stop_client(vim.lsp.get_active_clients())
  eventually('no server', function()
    return #vim.lsp.get_active_clients() == 0
  end)
end)

say(passed .. ' passed, ' .. failed .. ' failed')
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
