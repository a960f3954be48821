import type { CallOptions, NamedBlob, Parts } from "../engine/client.ts";
import type { ArchiveListing, ListedMember } from "../model/archive-choice.ts";
import type { SavedMapping } from "../model/column-mapping.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import { MappingNeededError } from "../model/mapping-needed.ts";
import { ProblemError } from "../model/problem.ts";
import type { ServiceAccount, ServiceProgress } from "../model/service-account.ts";
import { formatCount } from "../model/wording.ts";
import { type AppContext, showProblem } from "./app-context.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { settleIn } from "./settle-in.ts";

/** Opening crime data. */
export interface DataActions {
  /**
   * Opens files in place of what is open; on failure or cancel what was open stays. Posts are suggested anew,
   * but for those of a plan that came without its data. Where columns must be pointed out, the page asks.
   */
  openFiles(files: readonly NamedBlob[]): Promise<void>;
  /** Reads these members of the archives that wait for the choice, nothing else of them, and the files beside them. */
  openMembers(members: readonly ListedMember[]): Promise<void>;
  /** Reads this sheet of the workbook that waits for the choice. */
  openSheet(name: string): Promise<void>;
  /** Reads nothing of what waits for a choice. */
  dismissChoice(): void;
  /** Opens what `read` brings, in the same way. */
  openFrom(label: string, read: ReadTable): Promise<void>;
  /** Reads the files that wait for it with this mapping, which is remembered for files with the same header. */
  acceptMapping(saved: SavedMapping): Promise<void>;
  dismissMapping(): void;
  /** Opens the shipped simulated data; the posts of a plan that was made from it can be kept. */
  openDemonstration(options?: { readonly keepPosts?: boolean }): Promise<void>;
  cancelLoad(): void;
}

/** A table that was opened, and how it came where it came over the network. */
export interface OpenedTable {
  readonly summary: TableSummary;
  readonly account: ServiceAccount | null;
}

/** Archives that together unpack to more than this are not read whole without asking. */
const LARGE_ARCHIVE_BYTES = 100e6;

/** Has the engine open a table. */
export type ReadTable = (options: Omit<Required<CallOptions>, "onWork" | "onPart">) => Promise<OpenedTable>;

/** What is known of a table before it is opened. */
interface Opening {
  readonly label: string;
  readonly demonstration: boolean;
  readonly keepPosts: boolean;
}

export function createDataActions(context: AppContext, placing: PlacingActions): DataActions {
  const { store, engine } = context;
  let current: AbortController | null = null;
  let lastId = 0;
  /** Reads what waits for a mapping. */
  let openAgain: (() => Promise<void>) | null = null;

  async function open(opening: Opening, read: ReadTable): Promise<void> {
    const { label } = opening;
    current?.abort();
    const own = new AbortController();
    current = own;
    const onProgress = (progress: LoadProgress) => {
      if (current === own) store.setState({ load: { label, progress, download: null } });
    };
    const onDownload = (download: ServiceProgress) => {
      if (current === own) store.setState({ load: { label, progress: null, download } });
    };
    store.setState({ load: { label, progress: null, download: null } });
    try {
      const opened = await read({ signal: own.signal, onProgress, onDownload });
      if (current === own) {
        current = null;
        store.setState({ load: null });
      }
      await takeOver(opened, opening);
    } catch (error) {
      if (own.signal.aborted) return;
      store.setState({ load: null });
      if (error instanceof MappingNeededError) {
        openAgain = () => open(opening, read);
        store.setState({ mappingRequest: { request: error.request } });
      } else showProblem(context, error);
    }
  }

  /** The engine holds this table now, even where a cancel came too late to be heard. */
  async function takeOver(
    { summary, account }: OpenedTable,
    { demonstration, keepPosts }: Opening,
  ): Promise<void> {
    placing.cancelSuggestion();
    store.setState({
      data: { kind: "open", id: ++lastId, summary, demonstration, account },
      announcement: `${formatCount(summary.rowCount)} rows opened.`,
    });
    await settleIn(context, placing, keepPosts);
  }

  /** Whether the page now waits for a choice of parts: of large archives, or of one workbook of several sheets. */
  async function asksForParts(files: readonly NamedBlob[]): Promise<boolean> {
    const [file] = files;
    const listings = await listArchives(files);
    const members = listings.flatMap((listing) => listing.members);
    const isLarge = members.reduce((sum, member) => sum + member.unpackedBytes, 0) >= LARGE_ARCHIVE_BYTES;
    if (isLarge) {
      store.setState({ archives: { files, listings } });
      return true;
    }
    if (file && files.length === 1 && /\.xlsx$/i.test(file.name)) {
      const sheets = (await orNone(engine.listSheets({ file }))) ?? [];
      if (sheets.length > 1) store.setState({ workbook: { file, sheets } });
      return sheets.length > 1;
    }
    return false;
  }

  async function listArchives(files: readonly NamedBlob[]): Promise<ArchiveListing[]> {
    const listings = files.map(async (file, at) => {
      if (!/\.zip$/i.test(file.name)) return [];
      const members = await orNone(engine.listArchive({ file }));
      return members ? [{ file: at, name: file.name, members }] : [];
    });
    return (await Promise.all(listings)).flat();
  }

  async function openThese(files: readonly NamedBlob[], parts: Parts = {}): Promise<void> {
    const [first] = files;
    const label = files.length === 1 && first ? first.name : `${files.length} files`;
    const keepPosts = store.getState().data.kind === "none";
    store.setState({ problem: null, mappingRequest: null });
    await open({ label, demonstration: false, keepPosts }, (options) => {
      const { mappings, harmonising } = store.getState();
      return fromFile(engine.openFiles({ files, mappings, harmonising, ...parts }, options));
    });
  }

  const actions: DataActions = {
    async openFiles(files) {
      if (files.length === 0 || (await asksForParts(files))) return;
      await openThese(files);
    },
    async openMembers(members) {
      const { archives } = store.getState();
      store.setState({ archives: null });
      if (!archives) return;
      const chosen = archives.files.map((file, at) => {
        const isListed = archives.listings.some((listing) => listing.file === at);
        const paths = members.filter((member) => member.file === at).map(({ path }) => path);
        return { file, paths: isListed ? paths : null };
      });
      const read = chosen.filter(({ paths }) => paths?.length !== 0);
      await openThese(
        read.map(({ file }) => file),
        { members: read.map(({ paths }) => paths) },
      );
    },
    async openSheet(name) {
      const { workbook } = store.getState();
      store.setState({ workbook: null });
      if (workbook) await openThese([workbook.file], { sheet: name });
    },
    dismissChoice: () => store.setState({ archives: null, workbook: null }),
    async openFrom(label, read) {
      const keepPosts = store.getState().data.kind === "none";
      store.setState({ problem: null, mappingRequest: null });
      await open({ label, demonstration: false, keepPosts }, read);
    },
    async acceptMapping(saved) {
      const { mappingRequest, mappings } = store.getState();
      const others = mappings.filter(({ headerKey }) => headerKey !== saved.headerKey);
      store.setState({ mappings: [saved, ...others] });
      if (!mappingRequest) return;
      store.setState({ problem: null, mappingRequest: null });
      await openAgain?.();
    },
    dismissMapping: () => store.setState({ mappingRequest: null }),
    async openDemonstration({ keepPosts = false } = {}) {
      await open({ label: "Demonstration data", demonstration: true, keepPosts }, (options) =>
        fromFile(engine.openDemonstration({ url: context.demonstrationUrl }, options)),
      );
    },
    cancelLoad() {
      if (!store.getState().load) return;
      current?.abort();
      current = null;
      store.setState({ load: null, announcement: "Loading cancelled. What was open is still open." });
    },
  };
  return actions;
}

/** What was asked for, or null where the file is not as its name says: reading it says why, or reads it as it is. */
async function orNone<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

async function fromFile(opening: Promise<TableSummary>): Promise<OpenedTable> {
  return { summary: await opening, account: null };
}
