"""Tables as PyTorch 1.13 prints them, of the events in profiler.test.ts: `python3 make_fixture.py`."""
import json
import pathlib

from torch.autograd.profiler_util import EventList, FunctionEvent

EVENTS = [
    ("model", 0, 2500, []),
    ("aten::linear", 10, 900, [[3, 20], [5, 20], [5]]),
    ("aten::addmm", 20, 800, [[5], [3, 20], [20, 5]]),
    ("aten::sum", 1000, 1200.5, [[3, 5]]),
    ("aten::sum", 1300, 1350, [[3, 4]]),
    ("a name that is much longer than the fifty five columns a table allows", 1400, 1500, []),
]


def event(i, name, start, end, shapes):
    return FunctionEvent(id=i, name=name, thread=0, start_us=start, end_us=end, input_shapes=shapes, stack=[])


events = EventList([event(i, *e) for i, e in enumerate(EVENTS)])
events._build_tree()
tables = {
    "limited": events.key_averages().table(sort_by="self_cpu_time_total", row_limit=4),
    "plain": events.key_averages().table(header="A header"),
    "shapes": events.key_averages(group_by_input_shapes=True).table(sort_by="cpu_time_total"),
}
out = pathlib.Path(__file__).with_name("table.fixture.json")
out.write_text(json.dumps(tables, indent=1) + "\n")
