
import django.db.models.deletion
import register.storage
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0004_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('file', models.FileField(storage=register.storage.storage, upload_to=register.storage.stored_name, verbose_name='file')),
                ('file_name', models.CharField(max_length=100, verbose_name='file name')),
                ('media_type', models.CharField(max_length=100, verbose_name='type')),
                ('size', models.PositiveBigIntegerField(verbose_name='size')),
                ('digest', models.CharField(max_length=64, verbose_name='digest')),
                ('added_by_key', models.PositiveBigIntegerField()),
                ('added_by_name', models.CharField(max_length=150, verbose_name='added by')),
                ('added_at', models.DateTimeField(verbose_name='added at')),
                ('cleared_by_key', models.PositiveBigIntegerField(null=True)),
                ('cleared_by_name', models.CharField(blank=True, max_length=150, verbose_name='cleared by')),
                ('cleared_at', models.DateTimeField(null=True, verbose_name='cleared at')),
            ],
            options={
                'verbose_name': 'document of an entry',
                'verbose_name_plural': 'documents of entries',
                'ordering': ['action', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='disclosure',
            name='disclosure_of_something_known',
        ),
        migrations.AlterField(
            model_name='disclosure',
            name='what',
            field=models.CharField(choices=[('status', 'How it stands now'), ('reply', "The organisation's own reply"), ('documents', 'Documents')], max_length=10, verbose_name='what'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['status', 'reply', 'documents'])), name='disclosure_of_something_known'),
        ),
        migrations.AddField(
            model_name='document',
            name='action',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='register.action', verbose_name='action'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cleared_at__isnull', True), ('cleared_by_key__isnull', True)), models.Q(('cleared_at__isnull', False), ('cleared_by_key__isnull', False)), _connector='OR'), name='document_cleared_by_somebody'),
        ),
    ]
