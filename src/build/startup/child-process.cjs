// In place of node:child_process in the bundle: commander loads it for external subcommands, which rvu has
// none of, and with it node:net and its like come along at every start.
module.exports = {};
