// Replaces node:child_process in the bundle: commander loads it for external subcommands, which rvu does not
// have, and it would bring in node:net and similar modules at every start.
module.exports = {};
