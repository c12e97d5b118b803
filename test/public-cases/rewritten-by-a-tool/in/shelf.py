import subprocess


def find(cursor, title, place):
    cursor.execute("select * from books where title = '%s' and place = %s" % (title, place))
    subprocess.call("tar czf %s %s" % (title, place), shell=True)
