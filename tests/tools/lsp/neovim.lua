-- One walk in Neovim: opens issue.yaml, waits for a message, applies its first fix, waits until the message is gone, saves.
vim.cmd("edit issue.yaml")
local id = vim.lsp.start({ name = "banmian", cmd = { vim.env.NODE, vim.env.PROGRAM, "lsp" } })
local function messages()
  return vim.diagnostic.get(0)
end
local patience = 30000
vim.wait(patience, function() return #messages() > 0 end)
local message = messages()[1]
io.stdout:write(message.code, "\n")
local place = { line = message.lnum, character = message.col }
local asked = {
  textDocument = { uri = vim.uri_from_bufnr(0) },
  range = { start = place, ["end"] = place },
  context = { diagnostics = {} },
}
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, patience)
vim.lsp.util.apply_workspace_edit(answers[id].result[1].edit, "utf-16")
vim.wait(patience, function() return #messages() == 0 end)
io.stdout:write(#messages(), " left\n")
vim.cmd("write")
vim.cmd("quit")
