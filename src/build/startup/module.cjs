// Replaces node:module in the bundle: it brings in Node's loader of ES modules, and a program has its own require.
exports.createRequire = () => (id) => require(id);
