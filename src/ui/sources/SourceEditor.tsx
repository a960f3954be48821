import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { SOURCE_LIMITS, type SourceArea, type SourceUnits } from "../../model/abstraction.ts";
import { FOCUS_LIMITS } from "../../model/focus-area.ts";
import { phasesTakenFrom } from "../../model/source-area.ts";
import { formatCoordinates } from "../../model/venue.ts";
import { capitalise } from "../../model/wording.ts";
import { CountField } from "../CountField.tsx";
import { NameField } from "../NameField.tsx";
import { NumberField } from "../units/NumberField.tsx";
import { CoordinatesField } from "./CoordinatesField.tsx";

/** What a source is called and where it is, how many units of each group are there and how many are taken by phase. All is taken over as it is typed. */
export function SourceEditor({ source }: { source: SourceArea }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = (change: Partial<SourceArea>) => setProblem(actions.saveSource({ ...source, ...change }));
  const { ground } = source;
  return (
    <div className="sources__editor">
      <div className="sources__what">
        <NameField
          name={source.name}
          example="Central station"
          mostCharacters={FOCUS_LIMITS.nameLength}
          area=".sources"
          onTake={(name) => save({ name })}
        />
        <NativeSelect
          size="xs"
          label="What it is"
          value={source.kind}
          data={[
            { value: "station", label: "Station" },
            { value: "area", label: "Area" },
          ]}
          onChange={({ currentTarget }) =>
            save({ kind: currentTarget.value === "area" ? "area" : "station" })
          }
        />
      </div>
      {ground.type === "point" && (
        <>
          <CoordinatesField
            key={ground.at.join()}
            label="Latitude and longitude"
            action="Move"
            start={formatCoordinates(ground.at)}
            onTake={(at) => save({ ground: { ...ground, at } })}
          />
          <div className="sources__radius">
            <span>Radius, metres</span>
            <NumberField
              label={`${source.name}: radius in metres`}
              value={ground.radiusM}
              limits={FOCUS_LIMITS.radiusM}
              step={100}
              onTake={(radiusM) => save({ ground: { ...ground, radiusM } })}
            />
          </div>
        </>
      )}
      <UnitsTable source={source} onTake={(units) => save({ units })} />
      {problem && (
        <p className="note error" role="alert">
          {problem}
        </p>
      )}
      <div className="button-row">
        <Button size="compact-sm" variant="default" onClick={() => actions.editSource(null)}>
          Done
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => actions.removeSource(source.id)}>
          Remove {source.name}
        </Button>
      </div>
    </div>
  );
}

function UnitsTable(props: { source: SourceArea; onTake: (units: readonly SourceUnits[]) => void }) {
  const { source, onTake } = props;
  const plan = useMuster(selectPlan);
  const phases = phasesTakenFrom(plan);
  return (
    <table className="sources__units">
      <caption className="soft small">Units ordinarily there, and units taken for the event</caption>
      <colgroup>
        <col className="sources__names-column" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            <span className="muster-visually-hidden">Units</span>
          </th>
          <th scope="col" rowSpan={2}>
            There
          </th>
          <th scope="colgroup" colSpan={phases.length}>
            Taken
          </th>
        </tr>
        <tr>
          {phases.map((phase) => (
            <th scope="col" key={phase}>
              {capitalise(phase)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.fleet.map(({ id, name }) => {
          const stated = unitsOf(source, id);
          const change = (part: Partial<SourceUnits>) =>
            onTake([...source.units.filter(({ unitType }) => unitType !== id), { ...stated, ...part }]);
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <CountField
                  label={`${source.name}: ${name} ordinarily there`}
                  value={stated.normally}
                  most={SOURCE_LIMITS.units}
                  onTake={(normally) => change({ normally })}
                />
              </td>
              {phases.map((phase) => (
                <td key={phase}>
                  <CountField
                    label={`${source.name}: ${name} taken, ${phase}`}
                    value={stated.taken[phase] ?? 0}
                    most={SOURCE_LIMITS.units}
                    onTake={(count) => change({ taken: { ...stated.taken, [phase]: count } })}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function unitsOf({ units }: SourceArea, id: string): SourceUnits {
  return units.find(({ unitType }) => unitType === id) ?? { unitType: id, normally: 0, taken: {} };
}
