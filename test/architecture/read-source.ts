import { parseSync } from "vite";

/** One module that a source file names. */
export interface Dependency {
  /** As written, or null where only running the program would tell. */
  readonly specifier: string | null;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** One use of a global of the browser. */
export interface GlobalUse {
  readonly name: string;
  readonly line: number;
}

/** What a source file reaches for. */
export interface SourceFacts {
  readonly dependencies: readonly Dependency[];
  readonly globals: readonly GlobalUse[];
}

/** Any node of the syntax tree (ESTree with the TypeScript and JSX extensions). */
interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Objects whose members are the globals themselves. */
const GLOBAL_OBJECTS = new Set(["window", "globalThis", "self", "document", "top", "parent", "frames"]);

/**
 * Parses a TypeScript source and lists the modules it names, in any way there is (static and dynamic imports, re-exports,
 * type imports, `require`, `new URL(…, import.meta.url)`, `import.meta.glob`), and the globals it uses,
 * names declared in the file itself not among them.
 * @param path decides between TypeScript and TSX
 */
export function readSource(path: string, source: string): SourceFacts {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const lineAt = (node: Syntax) => source.slice(0, node.start).split("\n").length;
  const root = program as unknown as Syntax;
  return { dependencies: listDependencies(root, lineAt), globals: listGlobals(root, lineAt) };
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === "object" && value !== null && typeof (value as Syntax).type === "string";
}

function childrenOf(node: Syntax): Syntax[] {
  return Object.values(node).flat().filter(isSyntax);
}

function nodeAt(node: Syntax, field: string): Syntax | undefined {
  const value = node[field];
  return isSyntax(value) ? value : undefined;
}

function nodesAt(node: Syntax, field: string): Syntax[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
}

function nameOf(node: Syntax | undefined): string | undefined {
  return node?.type === "Identifier" ? String(node.name) : undefined;
}

/** The text of a literal or of a template without holes, or null. */
function textOf(node: Syntax | undefined): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  const [only, ...more] = node?.type === "TemplateLiteral" ? nodesAt(node, "quasis") : [];
  if (!only || more.length > 0) return null;
  return (only.value as { readonly cooked: string }).cooked;
}

function listDependencies(root: Syntax, lineAt: (node: Syntax) => number): Dependency[] {
  const found: Dependency[] = [];
  const visit = (node: Syntax) => {
    const named = moduleNamedBy(node);
    if (named) found.push({ ...named, line: lineAt(node) });
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}

function moduleNamedBy(node: Syntax): Omit<Dependency, "line"> | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return { specifier: textOf(nodeAt(node, "source")), typeOnly: node.importKind === "type" };
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration": {
      const source = nodeAt(node, "source");
      return source && { specifier: textOf(source), typeOnly: node.exportKind === "type" };
    }
    case "ImportExpression":
      return { specifier: textOf(nodeAt(node, "source")), typeOnly: false };
    case "TSImportType":
      return { specifier: textOf(nodeAt(node, "source")), typeOnly: true };
    case "TSExternalModuleReference":
      return { specifier: textOf(nodeAt(node, "expression")), typeOnly: false };
    case "NewExpression": {
      const [address, base] = nodesAt(node, "arguments");
      const isModuleUrl = nameOf(nodeAt(node, "callee")) === "URL" && base && isImportMeta(base, "url");
      return isModuleUrl ? { specifier: textOf(address), typeOnly: false } : undefined;
    }
    case "CallExpression": {
      const callee = nodeAt(node, "callee");
      if (callee && isImportMeta(callee, "glob")) return { specifier: null, typeOnly: false };
      if (nameOf(callee) !== "require") return undefined;
      return { specifier: textOf(nodesAt(node, "arguments")[0]), typeOnly: false };
    }
    default:
      return undefined;
  }
}

function isImportMeta(node: Syntax, member: string): boolean {
  return (
    node.type === "MemberExpression" &&
    nodeAt(node, "object")?.type === "MetaProperty" &&
    nameOf(nodeAt(node, "property")) === member
  );
}

function listGlobals(root: Syntax, lineAt: (node: Syntax) => number): GlobalUse[] {
  const found: GlobalUse[] = [];

  const visit = (node: Syntax, outer: ReadonlySet<string>) => {
    if (node.type.startsWith("TS")) {
      const expression = nodeAt(node, "expression");
      if (expression) visit(expression, outer);
      return;
    }
    const declared = namesDeclaredBy(node);
    const known = declared.length > 0 ? new Set([...outer, ...declared]) : outer;
    const isGlobal = (name: string | undefined): name is string => name !== undefined && !known.has(name);
    const use = (name: string) => found.push({ name, line: lineAt(node) });

    const name = nameOf(node);
    if (isGlobal(name)) use(name);
    for (const [object, member] of membersReadBy(node)) {
      if (isGlobal(object) && GLOBAL_OBJECTS.has(object)) use(member);
    }
    for (const child of referencesIn(node)) visit(child, known);
  };

  visit(root, new Set());
  return found;
}

/** Children that can refer to a variable: names of members, properties and labels are left out. */
function referencesIn(node: Syntax): Syntax[] {
  if (node.type === "MetaProperty" || node.type === "ImportDeclaration") return [];
  const silent: unknown[] = [nodeAt(node, "label")];
  if (node.computed !== true) silent.push(nodeAt(node, "key"));
  if (node.type === "MemberExpression" && node.computed !== true) silent.push(nodeAt(node, "property"));
  if (node.type === "ExportSpecifier") silent.push(nodeAt(node, "exported"));
  return childrenOf(node).filter((child) => !silent.includes(child));
}

/** `[object, member]` pairs read by `object.member`, `object["member"]` and `const { member } = object`. */
function membersReadBy(node: Syntax): [string | undefined, string][] {
  if (node.type === "MemberExpression") {
    const property = nodeAt(node, "property");
    const member = node.computed === true ? textOf(property) : nameOf(property);
    return member ? [[nameOf(nodeAt(node, "object")), member]] : [];
  }
  const pattern = nodeAt(node, "id") ?? nodeAt(node, "left");
  const value = nodeAt(node, "init") ?? nodeAt(node, "right");
  if (pattern?.type !== "ObjectPattern") return [];
  const members = nodesAt(pattern, "properties").map((property) => nameOf(nodeAt(property, "key")));
  return members.filter((member) => member !== undefined).map((member) => [nameOf(value), member]);
}

/** Names that hold inside a node because the node declares them. */
function namesDeclaredBy(node: Syntax): string[] {
  switch (node.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
      return nodesAt(node, "body").flatMap(namesOfStatement);
    case "SwitchStatement":
      return nodesAt(node, "cases").flatMap((branch) =>
        nodesAt(branch, "consequent").flatMap(namesOfStatement),
      );
    case "ForStatement":
      return namesOfStatement(nodeAt(node, "init"));
    case "ForInStatement":
    case "ForOfStatement":
      return namesOfStatement(nodeAt(node, "left"));
    case "CatchClause":
      return namesInPattern(nodeAt(node, "param"));
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [...namesInPattern(nodeAt(node, "id")), ...nodesAt(node, "params").flatMap(namesInPattern)];
    case "ClassDeclaration":
    case "ClassExpression":
      return namesInPattern(nodeAt(node, "id"));
    default:
      return [];
  }
}

function namesOfStatement(statement: Syntax | undefined): string[] {
  switch (statement?.type) {
    case "VariableDeclaration":
      return nodesAt(statement, "declarations").flatMap((one) => namesInPattern(nodeAt(one, "id")));
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSEnumDeclaration":
      return namesInPattern(nodeAt(statement, "id"));
    case "ImportDeclaration":
      return nodesAt(statement, "specifiers").flatMap((one) => namesInPattern(nodeAt(one, "local")));
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return namesOfStatement(nodeAt(statement, "declaration"));
    default:
      return [];
  }
}

function namesInPattern(pattern: Syntax | undefined): string[] {
  switch (pattern?.type) {
    case "Identifier":
      return [String(pattern.name)];
    case "ObjectPattern":
      return nodesAt(pattern, "properties").flatMap((one) => namesInPattern(nodeAt(one, "value") ?? one));
    case "ArrayPattern":
      return nodesAt(pattern, "elements").flatMap(namesInPattern);
    case "AssignmentPattern":
      return namesInPattern(nodeAt(pattern, "left"));
    case "RestElement":
      return namesInPattern(nodeAt(pattern, "argument"));
    default:
      return [];
  }
}
