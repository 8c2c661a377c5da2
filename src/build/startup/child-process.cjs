// Replaces node:child_process in the bundle: commander loads it for external subcommands, which rvu does not
// have, and it would bring in node:net and similar modules at every start. Only a pager needs it.
// biome-ignore lint/style/useNodejsImportProtocol: by its full name, the bundler would find this file again.
exports.spawn = (...args) => require('child_process').spawn(...args);
