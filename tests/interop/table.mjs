// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

const name = (client) => client.replace(/\..*/, '');

function cell(result) {
  if (!result) return '';
  const healthy = !result.scenario.topic;
  if (result.shown === 'works') return healthy ? '+ works' : '. not shown';
  if (result.shown === 'hangs') return healthy ? 'X hangs' : '. says nothing';
  if (healthy) return 'X fails';
  const mark = !result.right ? 'X' : result.topics[0] === result.scenario.topic ? '+' : '~';
  return `${mark} ${result.topics[0] ?? 'nothing'}`;
}

/** Client × scenario × topic named. */
export function printTable(clients, scenarios, results) {
  const cells = (scenario) =>
    clients.map((client) => {
      const result = results.find((each) => each.client === client && each.scenario === scenario);
      return cell(result).padEnd(20);
    });
  console.log('+ right  ~ another step that the same words leave open  X wrong  . the client works, or waits on\n');
  const line = (id, topic, rest) => console.log(`${id.padEnd(36)}${topic.padEnd(20)}${rest.join('')}`.trimEnd());
  line('scenario', 'broken', clients.map((client) => name(client).padEnd(20)));
  for (const scenario of scenarios) line(scenario.id, scenario.topic ?? '-', cells(scenario));
}

const isWrong = (each) => (each.scenario.topic ? each.right === false : each.shown !== 'works');

export function printWrong(results) {
  for (const each of results.filter(isWrong)) {
    const wanted = each.scenario.topic ? `broken: ${each.scenario.topic}, named: ${each.topics.join(' > ')}` : 'must work';
    console.log(`\nWRONG  ${name(each.client)} in ${each.scenario.id} (${wanted}) printed:`);
    console.log(each.text.trim().slice(0, 1500).replace(/^/gm, '    '));
  }
}

/** The last line, and the exit status: the healthy org must work for all, each scenario must be seen by one. */
export function closingLine(scenarios, results, enough) {
  const shown = results.filter((each) => each.scenario.topic && each.right !== undefined);
  const right = shown.filter((each) => each.right).length;
  const percent = shown.length ? (100 * right) / shown.length : 100;
  const sick = results.filter((each) => !each.scenario.topic && each.shown !== 'works');
  const unseen = scenarios.filter(
    (each) => each.topic && !each.unseen && !shown.some((result) => result.scenario === each),
  );
  const open = shown.filter((each) => each.right && each.topics[0] !== each.scenario.topic).length;
  console.log(`\nThe step named is right for ${right} of ${shown.length} texts, ${percent.toFixed(1)} %;`);
  console.log(`for ${open} of these it is another one that the same words leave open (scenarios.json says why)`);
  for (const each of unseen) console.log(`No client shows ${each.id}: what it sets has no effect on them`);
  const healthy = results.filter((each) => !each.scenario.topic).length;
  const failed = shown.length - right + sick.length + unseen.length;
  console.log(`${right + healthy - sick.length} passed, ${failed} failed`);
  return percent >= enough && !sick.length && !unseen.length ? 0 : 1;
}
