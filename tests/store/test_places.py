"""Where the registry lies."""

from pathlib import Path

from alongside_store.places import registry_path


def test_the_named_folder_comes_first_then_the_users_data_folder() -> None:
    home = {"HOME": "/home/someone"}
    assert registry_path({**home, "ALONGSIDE_REGISTRY": "/srv/registry"}) == Path("/srv/registry")
    assert registry_path({**home, "XDG_DATA_HOME": "/data"}) == Path("/data/alongside/registry")
    assert registry_path(home) == Path("/home/someone/.local/share/alongside/registry")
